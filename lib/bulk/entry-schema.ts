import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { sourceFieldNames } from '@/lib/sources/fields'

/** The lists beside that of records whose entries can be changed many at once. */
export const entryLists = ['sources', 'names', 'media'] as const
export type EntryList = (typeof entryLists)[number]

/** The fields of text that can be changed in many entries of a list. */
export const entryFields: Readonly<Record<EntryList, readonly string[]>> = {
  sources: [...sourceFieldNames, 'language', 'note'],
  names: ['place', 'language', 'note'],
  media: ['alternative', 'caption', 'credit', 'rights', 'warning', 'language'],
}

/** The most entries that are changed at once. */
export const MOST_ENTRIES = 200

/** One change of a field in some entries of a list. The commands that make it check the text again, each for its entry. */
export const entryChangeSchema = z
  .strictObject({
    list: z.enum(entryLists),
    field: z.string(),
    mode: z.enum(['REPLACE', 'APPEND']),
    value: z.string().trim().max(2_000),
  })
  .refine(({ list, field }) => entryFields[list].includes(field), {
    path: ['field'],
    error: issue('bulk.fieldMissing'),
  })
export type EntryChange = z.output<typeof entryChangeSchema>

export const bulkEntriesSchema = z.strictObject({
  change: entryChangeSchema,
  ids: z.array(z.uuid()).min(1).max(MOST_ENTRIES),
})
export type BulkEntries = z.output<typeof bulkEntriesSchema>

export const entryOutcomes = ['CHANGED', 'SAME', 'REFUSED', 'UNDONE', 'UNDO_REFUSED'] as const

/** What a change did to one entry: with the text before and the version after where it was changed, or a stored message where it was refused. */
const entryResultSchema = z.object({
  id: z.uuid(),
  outcome: z.enum(entryOutcomes),
  before: z.string().optional(),
  version: z.int().optional(),
  refusal: z.json().optional(),
})
export type EntryResult = z.output<typeof entryResultSchema>

/** What a job of this kind keeps while it runs, and in its result. */
export const entryResultsSchema = z.object({ entries: z.array(entryResultSchema) }).catch({ entries: [] })

/** An entry with the text of a field before and after a change. */
export type PreviewedEntry = {
  id: string
  title: string
  before: string
  after: string
  isRefused: boolean
  changes: boolean
}

/** The text after the change. What is at the end already isn't added again; a language is replaced. */
export function changedText(before: string, { field, mode, value }: Omit<EntryChange, 'list'>): string {
  if (mode === 'REPLACE' || field === 'language') return value
  return before.endsWith(value) ? before : [before, value].filter(Boolean).join(' ')
}
