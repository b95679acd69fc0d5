import type { ReportFinding } from '../../extraction-report'
import type { LayerSpan } from '../../spans'
import type { Page } from '../reading'
import { furnitureOf } from './furniture.ts'
import type { PageText } from './page-text'

/** One page with what was found while it was read. */
export type ReadPage = PageText & {
  label: string
  /** True when the document doesn't name its pages, so that the label counts sheets. */
  isSheet: boolean
  height: number
  width: number
  isUncertain: boolean
  controls: number
  unknown: number
}

type DocumentText = { text: string; pages: Page[]; spans: LayerSpan[]; findings: ReportFinding[] }

/** Joins the pages of a document and finds what only more than one page shows: heads, feet, page numbers, notes that go on. */
export function documentTextOf(read: readonly ReadPage[]): DocumentText {
  const furniture = furnitureOf(read)
  const pages: Page[] = []
  const spans: LayerSpan[] = []
  const parts: string[] = []
  let length = 0
  read.forEach((page, index) => {
    if (length > 0) {
      parts.push('\n\n')
      length += 2
    }
    const own = (furniture[index] ?? []).map(({ line, kind, start, end }) => {
      const offset = page.lines[line]?.start ?? 0
      return { kind, start: offset + start, end: offset + end }
    })
    const continued =
      page.continued && goesOn(read[index - 1]) ? [{ kind: 'NOTE' as const, ...page.continued }] : []
    const all = [
      ...own,
      ...[...page.spans, ...continued].flatMap((span) =>
        span.kind === 'NOTE' ? without(span, own) : [span],
      ),
    ]
    spans.push(
      ...all
        .sort((a, b) => a.start - b.start || b.end - a.end)
        .map(({ kind, start, end }) => ({ kind, start: start + length, end: end + length })),
    )
    pages.push({
      ...{ label: page.label, start: length, end: length + page.text.length },
      ...(page.isSheet && { isSheet: true }),
    })
    parts.push(page.text)
    length += page.text.length
  })
  return { text: parts.join(''), pages, spans, findings: findingsOf(read) }
}

/** Whether the last note of a page isn't finished on it. */
function goesOn(page: ReadPage | undefined): boolean {
  const note = page?.spans.filter(({ kind }) => kind === 'NOTE').at(-1)
  return (
    note !== undefined &&
    page !== undefined &&
    !/[.!?\u2026\u3002\u061f\u06d4]["'\u201d\u2019\u00bb)\]]*\s*$/u.test(
      page.text.slice(note.start, note.end),
    )
  )
}

/** A span without the furniture that stands within it. */
function without(span: LayerSpan, furniture: readonly LayerSpan[]): LayerSpan[] {
  let parts = [span]
  for (const { start, end } of furniture)
    parts = parts.flatMap((part) =>
      end <= part.start || start >= part.end
        ? [part]
        : [
            { ...part, end: start },
            { ...part, start: end },
          ].filter((rest) => rest.end > rest.start),
    )
  return parts
}

function findingsOf(read: readonly ReadPage[]): ReportFinding[] {
  const finding = (kind: ReportFinding['kind'], countOf: (page: ReadPage) => number): ReportFinding[] => {
    const found = read
      .map((page) => ({ label: page.label, count: countOf(page) }))
      .filter(({ count }) => count > 0)
    const count = found.reduce((sum, page) => sum + page.count, 0)
    return count > 0 ? [{ kind, count, pages: found.map(({ label }) => label) }] : []
  }
  return [
    ...finding('CONTROL_CHARACTERS', ({ controls }) => controls),
    ...finding('UNKNOWN_GLYPHS', ({ unknown }) => unknown),
    ...finding('PAGES_WITHOUT_TEXT', ({ text }) => (text.trim() === '' ? 1 : 0)),
    ...finding('UNCERTAIN_ORDER', ({ isUncertain }) => (isUncertain ? 1 : 0)),
    ...finding('HIDDEN_TEXT', ({ counts }) => counts.HIDDEN),
    ...finding('COVERED_TEXT', ({ counts }) => counts.COVERED),
    ...finding('MACHINE_READ', ({ counts }) => counts.INVISIBLE),
  ]
}
