import type { ExtractionReport, ReportFinding } from '@/lib/holdings/extraction-report'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { confidenceOf, type StoredWords, UNSURE } from '@/lib/holdings/recognition/page-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import type { LayerPage } from '@/lib/text/passage-position'

/** The newest text of a copy, as far as reading its pages needs it. */
export type PagedText = {
  text: string
  origin: string
  spans: readonly LayerSpan[]
  locators: readonly LayerPage[]
  report: ExtractionReport | null
}

/** A page as software read it. */
export type PageRead = {
  page: number
  label: string | null
  text: string
  words: StoredWords
  reader: string
}

/** The pages of a text by their ranges; null where the text isn't divided into the pages of its document. */
function rangesOf({ text, locators }: PagedText, pages: number): { start: number; end: number }[] | null {
  if (locators.length === pages && locators.every(({ label }) => label !== 'timestamp')) return [...locators]
  return pages === 1 && locators.length === 0 ? [{ start: 0, end: text.length }] : null
}

/** False for a page without text, and where most signs have no letter (U+FFFD), as with a font that doesn't name them. */
function isReadable(text: string): boolean {
  const signs = text.replaceAll(/\s+/g, '')
  const unknown = signs.length - signs.replaceAll('\ufffd', '').length
  return signs !== '' && unknown <= signs.length / 2
}

/**
 * The pages, from 1 on, that have no text yet, or none that can be read, in a document of so many pages; `again` adds those that software has
 * read and no person has corrected. Empty for a text that a person wrote, unless the document has pages without text.
 */
export function pagesToRead(basis: PagedText | null, pages: number, again: boolean): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  if (!basis) return all
  const ranges = rangesOf(basis, pages)
  if (!ranges) return []
  return all.filter((page) => {
    const range = ranges[page - 1]
    if (!range || !isReadable(basis.text.slice(range.start, range.end))) return true
    return again && basis.origin !== 'HUMAN' && isMachineRead(basis, range)
  })
}

type Assembled = { text: string; spans: LayerSpan[]; locators: LayerPage[] }

/** The text of a copy with these pages as software read them, marked as machine-read; all other pages stay as they are. */
export function withReadPages(basis: PagedText | null, pages: number, read: readonly PageRead[]): Assembled {
  const byPage = new Map(read.map((one) => [one.page, one]))
  const ranges = basis && rangesOf(basis, pages)
  const made: Assembled = { text: '', spans: [], locators: [] }
  /** How far the offsets of the old text moved, from each page on. */
  const moves: { from: number; by: number; isRead: boolean }[] = []
  for (let page = 1; page <= pages; page += 1) {
    const one = byPage.get(page)
    const range = ranges?.[page - 1]
    if (made.text !== '') made.text += '\n\n'
    const start = made.text.length
    made.text += one ? one.text : (basis?.text.slice(range?.start, range?.end) ?? '')
    const end = made.text.length
    if (one && end > start) made.spans.push({ kind: 'INVISIBLE', start, end })
    made.locators.push({ ...(basis?.locators[page - 1] ?? locatorOf(page, one)), start, end })
    if (range) moves.push({ from: range.start, by: start - range.start, isRead: one !== undefined })
  }
  const moveAt = (offset: number) => moves.findLast(({ from }) => from <= offset)
  for (const { kind, start, end } of basis?.spans ?? []) {
    const [first, last] = [moveAt(start), moveAt(Math.max(start, end - 1))]
    if (!first || !last || first.isRead || last.isRead) continue
    made.spans.push({ kind, start: start + first.by, end: end + last.by })
  }
  made.spans.sort((a, b) => a.start - b.start || b.end - a.end)
  // A picture has no pages to name.
  return pages === 1 && !basis?.locators.length && !read[0]?.label ? { ...made, locators: [] } : made
}

const locatorOf = (page: number, read: PageRead | undefined) =>
  read?.label ? { label: 'page', value: read.label } : { label: 'sheet', value: String(page) }

/** Findings about what software has read now. */
const REPLACED: readonly string[] = [
  'PAGES_WITHOUT_TEXT',
  'MACHINE_READ',
  'CONFIDENCE',
  'UNSURE_WORDS',
  'PAGES_NOT_READ',
]

/** What is still true of a finding on the old text, when these pages were read again. */
function keptOf(finding: ReportFinding, read: readonly string[], text: string): ReportFinding[] {
  if (REPLACED.includes(finding.kind)) return []
  const pages = finding.pages.filter((page) => !read.includes(page))
  if (finding.kind !== 'UNKNOWN_GLYPHS' || pages.length === finding.pages.length) return [finding]
  return pages.length > 0 ? [{ ...finding, pages, count: text.split('\ufffd').length - 1 }] : []
}

/** The report on such a text: what was reported of the old one, and how sure the program was. */
export function reportOfRead(
  basis: PagedText | null,
  { text, spans, locators }: Assembled,
  read: readonly PageRead[],
  languages: readonly string[],
): ExtractionReport {
  const labelOf = ({ page, label }: PageRead) => locators[page - 1]?.value ?? label ?? String(page)
  const finding = (kind: ReportFinding['kind'], countOf: (page: PageRead) => number): ReportFinding[] => {
    const on = read.filter((page) => countOf(page) > 0)
    const count = on.reduce((sum, page) => sum + countOf(page), 0)
    return count > 0 ? [{ kind, count, pages: on.map(labelOf) }] : []
  }
  const empty = locators.filter(({ start, end }) => text.slice(start, end).trim() === '')
  const machineRead = spans.filter(({ kind }) => kind === 'INVISIBLE')
  const words = read.flatMap((page) => page.words)
  const mean = words.reduce((sum, word) => sum + confidenceOf(word), 0) / words.length
  const program = read.find(({ reader }) => reader !== '')?.reader ?? ''
  const reader = `${program} (${languages.join(', ')})`
  return {
    reader: basis?.report ? `${basis.report.reader}, ${reader}` : reader,
    pages: locators.length,
    characters: text.length,
    encoding: basis?.report?.encoding ?? null,
    capture: basis?.report?.capture ?? null,
    findings: [
      ...(basis?.report?.findings.flatMap((one) => keptOf(one, read.map(labelOf), text)) ?? []),
      ...(empty.length > 0
        ? [
            {
              kind: 'PAGES_WITHOUT_TEXT' as const,
              count: empty.length,
              pages: empty.map(({ value }) => value),
            },
          ]
        : []),
      {
        kind: 'MACHINE_READ',
        count: machineRead.reduce((sum, { start, end }) => sum + end - start, 0),
        pages: locators
          .filter((page) => machineRead.some(({ start, end }) => start < page.end && page.start < end))
          .map(({ value }) => value),
      },
      ...(words.length > 0 ? [{ kind: 'CONFIDENCE' as const, count: Math.round(mean), pages: [] }] : []),
      ...finding('UNSURE_WORDS', (page) => page.words.filter((word) => confidenceOf(word) < UNSURE).length),
      ...finding('PAGES_NOT_READ', ({ reader: by }) => (by === '' ? 1 : 0)),
    ],
  }
}
