import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { chainSchema } from '@/lib/text/chain'
import { filledLineOf, lineOf, proseOf } from './characters'
import { fileTypeNames } from './file-address'
import { storedLanguageSchema } from './language'

export const quotationModes = ['VERBATIM', 'ABRIDGED', 'TRANSLATION', 'PARAPHRASE'] as const
export type QuotationMode = (typeof quotationModes)[number]

const id = z.uuid(issue('errors.document.idNotUuid'))
const passageId = z.uuid(issue('errors.document.passageNotUuid')).nullable().default(null)

/** The attributes of a quotation. */
export const quotationAttributes = z.strictObject({
  id,
  mode: z.enum(quotationModes, { error: issue('errors.document.modeMissing') }),
  /** The passage in a text layer that the quotation is linked to. */
  passageId,
  chain: chainSchema,
  /** Language of the quotation as written here. */
  language: storedLanguageSchema.nullable().default(null),
  /** For a translation: the original text, if the archive has it. */
  original: proseOf(20_000).nullable().default(null),
  translator: lineOf(300).nullable().default(null),
  /** The editor states that the original was not seen yet. */
  openlyUnverified: z.boolean().default(false),
})
export type QuotationAttributes = z.output<typeof quotationAttributes>

export const citationAttributes = z.strictObject({ id, passageId, chain: chainSchema })
export type CitationAttributes = z.output<typeof citationAttributes>

/** A footnote: its text, which can have citations, is its content. */
export const footnoteAttributes = z.strictObject({ id })

export const sensitiveAttributes = z.strictObject({
  warning: filledLineOf(500, issue('errors.document.warningMissing')),
})

export const languageAttributes = z.strictObject({ language: storedLanguageSchema })

const dots = z.int().min(1).max(100_000)

/**
 * An image, by the SHA-256 of its file in the media library, with its size as it is seen. What is said about it is taken over from the library and
 * can differ from text to text.
 */
export const imageAttributes = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, issue('errors.document.imageUnknown')),
  width: dots,
  height: dots,
  /** Null until someone has written what it shows; empty for an image that only decorates. */
  alternative: lineOf(2000).nullable().default(null),
  caption: lineOf(1000).default(''),
  credit: lineOf(300).default(''),
  rights: lineOf(500).default(''),
  /** The content warning that it is closed behind; empty if it needs none. */
  warning: lineOf(500).default(''),
})
export type ImageAttributes = z.output<typeof imageAttributes>

/** Words that are said from `start` to `end`, in seconds. */
const saidSchema = z.strictObject({
  start: z.number().min(0).max(1_000_000),
  end: z.number().min(0).max(1_000_000),
  text: proseOf(2000),
})

/** The longest transcript of a recording in a text, in characters. */
const MOST_SAID = 200_000

/**
 * A recording or a document, by the SHA-256 of its file in the media library, with its type and its size in bytes. What is said about it is taken over from
 * the library and can differ from text to text.
 */
export const fileAttributes = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, issue('errors.document.fileUnknown')),
  mediaType: z.enum(fileTypeNames, { error: issue('errors.document.fileUnknown') }),
  size: z.int().min(1),
  title: filledLineOf(300, issue('errors.document.fileTitleMissing')),
  /** What it has; null until someone has written it. */
  description: lineOf(2000).nullable().default(null),
  credit: lineOf(300).default(''),
  rights: lineOf(500).default(''),
  /** The content warning that it is closed behind; empty if it needs none. */
  warning: lineOf(500).default(''),
  /** What a recording says, with its times. */
  transcript: z
    .array(saidSchema)
    .refine((said) => said.reduce((sum, { text }) => sum + text.length, 0) <= MOST_SAID)
    .default([]),
  /** The language of the transcript. */
  language: storedLanguageSchema.nullable().default(null),
})
export type FileAttributes = z.output<typeof fileAttributes>

/** What an editor did to a text: kept an error of the source, left words out, added words. */
const editorialKinds = ['SIC', 'OMISSION', 'SUPPLIED'] as const
export type EditorialKind = (typeof editorialKinds)[number]
export const editorialAttributes = z.strictObject({ kind: z.enum(editorialKinds) })

export const tableAttributes = z.strictObject({ caption: lineOf(500).nullable().default(null) })

const span = z.int(issue('errors.document.notWholeNumber')).min(1).max(200).default(1)
const cellAttributes = z.strictObject({ colspan: span, rowspan: span })

const protocols = new Set(['http:', 'https:', 'mailto:'])

/** True for an address that links can have: an absolute http, https or mailto address without spaces. */
export function isAllowedLink(href: string): boolean {
  return href.length <= 2000 && !/\s/.test(href) && protocols.has(URL.parse(href)?.protocol ?? '')
}

const none = z.strictObject({})

/** The attributes of each node of the schema. A node that is not listed here does not exist. */
export const nodeAttributes: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  doc: none,
  paragraph: none,
  text: none,
  hardBreak: none,
  blockquote: none,
  bulletList: none,
  listItem: none,
  orderedList: z.strictObject({
    start: z.int(issue('errors.document.notWholeNumber')).min(0).max(1_000_000).default(1),
    type: z.enum(['1', 'a', 'A', 'i', 'I']).nullable().default(null),
  }),
  heading: z.strictObject({
    level: z.union([z.literal(2), z.literal(3), z.literal(4)], {
      error: issue('errors.document.headingLevel'),
    }),
  }),
  quotation: quotationAttributes,
  citation: citationAttributes,
  sensitive: sensitiveAttributes,
  footnote: footnoteAttributes,
  horizontalRule: none,
  image: imageAttributes,
  file: fileAttributes,
  languageBlock: languageAttributes,
  verse: none,
  dialogue: none,
  turn: none,
  table: tableAttributes,
  tableRow: none,
  tableHeader: cellAttributes,
  tableCell: cellAttributes,
}

export const markAttributes: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  bold: none,
  italic: none,
  subscript: none,
  superscript: none,
  deleted: none,
  smallCaps: none,
  speaker: none,
  language: languageAttributes,
  editorial: editorialAttributes,
  link: z.strictObject({
    href: z.string().refine(isAllowedLink, issue('errors.document.link')),
  }),
}
