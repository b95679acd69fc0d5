import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { type DocumentJson, documentSchema } from '@/lib/text'
import { filledLineOf } from '@/lib/text/characters'
import type { NodeJson } from '@/lib/text/json'
import { walk } from '@/lib/text/walk'

/** Words of a source and what is said with one belong in a record, where they are checked. Content warnings have no use here. */
export const recordOnlyParts: ReadonlySet<string> = new Set([
  'quotation',
  'citation',
  'sensitive',
  // Captions and transcripts have addresses in editions only.
  'file',
])

/** The text without recordings and documents, which a page that an earlier version saved can have. */
export function withoutFiles(document: DocumentJson): DocumentJson {
  const kept = (nodes: readonly NodeJson[]): NodeJson[] =>
    nodes.flatMap((node) =>
      node.type === 'file' ? [] : [node.content ? { ...node, content: kept(node.content) } : node],
    )
  return { ...document, content: kept(document.content) }
}

/** The number of recordings and documents in a text. */
export function filesIn(document: DocumentJson): number {
  let count = 0
  walk(document, ({ type }) => {
    count += type === 'file' ? 1 : 0
  })
  return count
}

function hasRecordParts(document: DocumentJson): boolean {
  let found = false
  walk(document, ({ type }) => {
    found ||= recordOnlyParts.has(type)
  })
  return found
}

const pageSlugSchema = z
  .string()
  .trim()
  .min(1, issue('settings.pages.slugMissing'))
  .max(80, issue('errors.input.tooLong', { maximum: 80 }))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, issue('settings.pages.slugForm'))

const title = filledLineOf(200, issue('settings.pages.titleMissing'))

/** The text of a page: the document of the editor, without quotations, citations, content warnings and recordings. */
export const pageTextSchema = z.strictObject({
  title,
  body: documentSchema.refine((document) => !hasRecordParts(document), issue('settings.pages.recordParts')),
})

/** A text as it was saved, also by an earlier version of the archive. */
export const savedPageSchema = z.strictObject({ title, body: documentSchema })

export const newPageSchema = z.strictObject({ slug: pageSlugSchema, title })

export type PageText = z.output<typeof pageTextSchema>

/** The public address of a page. */
export const pathOfPage = (slug: string): string => `/pages/${slug}`
