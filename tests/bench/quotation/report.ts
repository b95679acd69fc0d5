import { differenceClasses } from '@/lib/quotation'
import { type Figures, figuresOf, type Judged } from './judge'
import { categories, type Pair } from './pairs'

const columns = ['NONE', ...[...differenceClasses].reverse()] as const
const short: Record<string, string> = {
  HEDGE_OR_ATTRIBUTION: 'HEDGE',
  TYPOGRAPHY: 'TYPO',
  PUNCTUATION: 'PUNCT',
  NEGATION: 'NEG',
}
const name = (found: string) => short[found] ?? found
const cell = (text: string | number, width: number) => String(text).padStart(width)
const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`

function rowsOf(judged: Judged[]): Map<string, Judged[]> {
  const rows = new Map<string, Judged[]>()
  for (const category of categories) {
    if (category === 'HIDING' || category === 'TWICE' || category === 'REORDERED') continue
    const all = judged.filter((entry) => entry.pair.category === category)
    const labels = [...new Set(all.map((entry) => entry.pair.label))]
    for (const label of labels)
      rows.set(
        `${category.toLowerCase()} ${label ? name(label) : ''}`,
        all.filter((entry) => entry.pair.label === label),
      )
  }
  return rows
}

/** The edit that was made (rows) against the gravest class found in the bound passage (columns). */
export function confusionTable(title: string, judged: Judged[]): string {
  const lines = [
    `${title} (${judged.length} pairs)`,
    `${''.padEnd(24)}${columns.map((column) => cell(name(column), 7)).join('')}`,
  ]
  for (const [row, entries] of rowsOf(judged))
    lines.push(
      `  ${row.padEnd(22)}${columns.map((column) => cell(entries.filter((entry) => entry.bound === column).length || '·', 7)).join('')}`,
    )
  return lines.join('\n')
}

/** The targets of the comparing engine that these pairs miss, as text; those of speed are reported where they are measured. */
export function missedTargets(judged: Judged[]): string[] {
  const { missed, missedInText, edits, falseBlocks, harmless, numbersMissed } = figuresOf(judged)
  const beyond = (what: string, part: number, whole: number, most: number) =>
    part > whole * most ? [`${what}: ${percent(part, whole)}`] : []
  return [
    ...beyond('meaning-changing edits missed', missed.length, edits, 0.01),
    ...beyond('the same in the whole text', missedInText.length, edits, 0.01),
    ...beyond('false blocks', falseBlocks.length, harmless, 0.005),
    ...beyond('changed numbers missed under OCR noise', numbersMissed.length, edits, 0),
  ]
}

/** Prints the figures of one part, each beside its target. */
export function figureLines(judged: Judged[]): string[] {
  const figures = figuresOf(judged)
  const line = (what: string, part: number, whole: number, target: string) =>
    `  ${what.padEnd(58)} ${cell(part, 5)} of ${cell(whole, 5)}  ${percent(part, whole).padStart(8)}   ${target}`
  return [
    line('meaning-changing edits missed', figures.missed.length, figures.edits, 'target ≤ 1 %'),
    line(
      '  the same, looked for in the whole text instead',
      figures.missedInText.length,
      figures.edits,
      'target ≤ 1 %',
    ),
    line(
      'false blocks on untouched, typographic or abridged',
      figures.falseBlocks.length,
      figures.harmless,
      'target ≤ 0.5 %',
    ),
    line(
      'changed numbers missed under OCR noise',
      figures.numbersMissed.length,
      figures.scannedNumbers,
      'target 0',
    ),
    line('blocks on OCR noise alone', figures.scannedBlocks.length, figures.scanned, 'no target'),
    line('located at the right place in the whole text', figures.located, figures.toLocate, 'no target'),
    line('located at a wrong place', figures.misplaced.length, figures.toLocate, 'target 0'),
    line(
      'refused: parts out of order, or the same words twice',
      figures.refused,
      figures.toRefuse,
      'target all',
    ),
    line('negation or hedge inside an omission not told', figures.notTold.length, figures.hidden, 'target 0'),
  ]
}

/** Prints every case that counts against the engine. */
export function faultLines(judged: Judged[]): string[] {
  const figures: Figures = figuresOf(judged)
  const casesOf = (what: string, entries: Judged[]) =>
    entries.map(
      ({ pair, bound, found, status }) =>
        `  ${what}: ${pair.language} ${pair.category} ${pair.label ?? ''} → ${bound}/${found} ${status}\n${shown(pair)}`,
    )
  return [
    ...casesOf('missed', figures.missed),
    ...casesOf('missed in text', figures.missedInText),
    ...casesOf('false block', figures.falseBlocks),
    ...casesOf('number missed', figures.numbersMissed),
    ...casesOf('wrong place', figures.misplaced),
    ...casesOf('not refused', figures.notRefused),
    ...casesOf('not told', figures.notTold),
  ]
}

const shown = (pair: Pair) =>
  `    q ${JSON.stringify(pair.quotation.slice(0, 300))}\n    p ${JSON.stringify(pair.text.slice(pair.start, pair.end).slice(0, 300))}`
