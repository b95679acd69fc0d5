import type { ReportFinding } from '../extraction-report'
import type { LayerSpan, SpanKind } from '../spans'

const ofSpans: readonly [SpanKind, ReportFinding['kind']][] = [
  ['HIDDEN', 'HIDDEN_TEXT'],
  ['COVERED', 'COVERED_TEXT'],
  ['INVISIBLE', 'MACHINE_READ'],
  ['DELETED', 'DELETED_TEXT'],
  ['INSERTED', 'INSERTED_TEXT'],
]

/** The findings of a document without pages: characters in its spans, and what else was counted. */
export function findingsOf(
  spans: readonly LayerSpan[],
  counts: Partial<Record<ReportFinding['kind'], number>> = {},
): ReportFinding[] {
  const inSpans = ofSpans.map(([kind, finding]) => {
    const count = spans.reduce((sum, span) => sum + (span.kind === kind ? span.end - span.start : 0), 0)
    return { kind: finding, count }
  })
  const counted = Object.entries(counts) as [ReportFinding['kind'], number][]
  return [...inSpans, ...counted.map(([kind, count]) => ({ kind, count }))]
    .filter(({ count }) => count > 0)
    .map((finding) => ({ ...finding, pages: [] }))
}
