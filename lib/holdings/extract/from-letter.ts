import type { ReportFinding } from '../extraction-report'
import { withPlainLineEnds } from './decode'
import type { Letter } from './letter'
import type { Reading } from './reading'

/** A file that came with a letter, and becomes a copy of its own. */
export type Attached = { name: string; bytes: Uint8Array }

type Whole = Exclude<Letter, { refused: string }>
type Read = Exclude<Reading, { refused: string }>

/** The text of a letter: its head, then its words, from its plain text or as `readHtml` reads its HTML. */
export async function letterText(letter: Whole, readHtml: (html: string) => Promise<Read>): Promise<Read> {
  const { head, html, leftOut } = letter
  const plain = withPlainLineEnds(letter.text.toWellFormed().replaceAll('\0', '\ufffd'))
  const words =
    plain.text.trim() === '' && html.trim() !== ''
      ? await readHtml(html)
      : { text: plain.text.trimEnd(), spans: [], findings: plain.findings }
  const above = head === '' ? '' : `${head}\n\n`
  const moved = words.spans.map(({ kind, start, end }) => ({
    ...{ kind, start: start + above.length, end: end + above.length },
  }))
  const left: ReportFinding[] = leftOut ? [{ kind: 'ATTACHMENTS_LEFT_OUT', count: leftOut, pages: [] }] : []
  return {
    reader: 'postal-mime',
    text: above + words.text,
    pages: [],
    spans: moved,
    findings: [...words.findings, ...left],
  }
}

/** The attachments of a letter with their bytes. */
export const attachedTo = ({ attachments }: Whole): Attached[] =>
  attachments.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }))
