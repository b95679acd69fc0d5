import { z } from 'zod'
import { type Message, message } from '@/lib/messages/message'

/** What a reader can report about a document. Each kind has a message `holdings.report.<kind>`. */
const findingKinds = [
  'LINE_ENDS',
  'DIRECTION_MARKS',
  'CONTROL_CHARACTERS',
  'UNKNOWN_GLYPHS',
  'PAGES_WITHOUT_TEXT',
  'UNCERTAIN_ORDER',
  'HIDDEN_TEXT',
  'COVERED_TEXT',
  'MACHINE_READ',
  'CONFIDENCE',
  'UNSURE_WORDS',
  'PAGES_NOT_READ',
  'DELETED_TEXT',
  'INSERTED_TEXT',
  'COMMENTS_LEFT_OUT',
  'PICTURES_LEFT_OUT',
  'ATTACHMENTS_LEFT_OUT',
  'OWNER_PASSWORD',
] as const

export type ReportFinding = {
  kind: (typeof findingKinds)[number]
  /** Characters, pages, glyphs, words, objects or percent, whichever the kind counts. */
  count: number
  /** Labels of the pages it is on; empty where the document has none. */
  pages: string[]
}

/** The encoding of a text (WHATWG name) and how it was known: valid UTF-8, a byte order mark, its own declaration, a person's choice. */
export const encodingSchema = z.object({
  name: z.string(),
  basis: z.enum(['UTF8', 'MARK', 'DECLARED', 'CHOSEN']),
})
export type Encoding = z.output<typeof encodingSchema>

export const findingsSchema = z.array(
  z.object({ kind: z.enum(findingKinds), count: z.int(), pages: z.array(z.string()) }),
)

/** What was read from a document and how, and everything that was left out or is uncertain. It never changes. */
const extractionReportSchema = z.object({
  /** The program and its version. */
  reader: z.string(),
  /** Zero where the document has no pages. */
  pages: z.int(),
  /** UTF-16 units of the text. */
  characters: z.int(),
  /** Null for a document that isn't plain characters. */
  encoding: encodingSchema.nullable(),
  /** Of a saved web page: its address, and when it was saved (ISO 8601; empty if the page doesn't say). */
  capture: z.object({ address: z.string(), at: z.string() }).nullable().default(null),
  findings: findingsSchema,
})
export type ExtractionReport = z.output<typeof extractionReportSchema>
export type Capture = NonNullable<ExtractionReport['capture']>

/** A report as stored; null for a text that was read before reports were kept. */
export const storedReport = (stored: unknown): ExtractionReport | null => {
  const report = extractionReportSchema.safeParse(stored)
  return report.success ? report.data : null
}

/** The findings of a report as sentences for editors and reviewers, in the order of the kinds. */
export const reportMessages = ({ findings, capture, encoding }: ExtractionReport): Message[] => [
  ...(encoding && encoding.basis !== 'UTF8' ? [encodingMessage(encoding)] : []),
  ...(capture ? [captureMessage(capture)] : []),
  ...findingKinds.flatMap((kind) =>
    findings
      .filter((finding) => finding.kind === kind)
      .map(({ count, pages }) =>
        message(`holdings.report.${kind}`, { count, pages, onPages: pages.length, sign: '\ufffd' }),
      ),
  ),
]

/** The encoding of a text and how it was known. */
export const encodingMessage = ({ name, basis }: Encoding): Message =>
  message('holdings.report.encoding', { name: name.toUpperCase(), basis })

const captureMessage = ({ address, at }: Capture): Message =>
  at === ''
    ? message('holdings.report.captured', { address })
    : message('holdings.report.capturedAt', { address, at: new Date(at) })
