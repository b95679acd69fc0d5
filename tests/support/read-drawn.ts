import { type Extraction, extractText } from '@/lib/holdings/extract'
import type { SpanKind } from '@/lib/holdings/spans'
import { type DrawnPage, drawnPdf } from './drawn-pdf'

/** A drawn PDF as the archive reads it, with the text of its spans by kind. */
export async function readDrawn(pages: readonly DrawnPage[], options: { labels?: string } = {}) {
  const read = await extractText(drawnPdf(pages, options), 'drawn.pdf')
  return { ...read, of: (kind: SpanKind) => textsOf(read, kind), findings: found(read) }
}

const textsOf = ({ text, spans }: Extraction, kind: SpanKind) =>
  spans.filter((span) => span.kind === kind).map(({ start, end }) => text.slice(start, end))

const found = ({ report }: Extraction) =>
  report.findings.map(({ kind, count, pages }) => [kind, count, pages])
