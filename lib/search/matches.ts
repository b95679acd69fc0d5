import type { ListedQuotation, WarnedText } from '@/lib/editions/indexing/listed'
import { type Marked, type Part, snippetOf } from './snippet'

/** What a list can show of one record, and what it only looks into. */
export type Shown = {
  title: string
  language: string
  summary: string
  text: string
  quotations: readonly ListedQuotation[]
  warned: readonly WarnedText[]
}

/** The quotation that matches best, with the matches marked. */
export type FoundQuotation = Omit<ListedQuotation, 'text' | 'original'> & { parts: Part[] }

export type Match = {
  /** Text of the record with the matches marked; its summary where nothing else may be shown. */
  snippet: Part[]
  quotation: FoundQuotation | null
  /** The content warning before the only match; null where a match can be shown or there is none behind a warning. */
  warning: string | null
  /** True when the match is in none of the texts: in a source, a field or a figure. */
  isElsewhere: boolean
}

/** The most characters of quotations, and of warned text, in which matches are looked for. */
const MOST = 20_000

/** The items whose texts together are no longer than that; at least the first. */
function upTo<Item>(most: number, items: readonly Item[], lengthOf: (item: Item) => number): Item[] {
  let left = most
  return items.filter((item, index) => {
    left -= lengthOf(item)
    return index === 0 || left >= 0
  })
}

const matchesIn = (parts: readonly Part[]) =>
  new Set(parts.flatMap(({ text, fits }) => (fits ? text.toLowerCase() : []))).size

function bestQuotation(
  { quotations, language }: Shown,
  marked: Marked,
): (FoundQuotation & { matches: number }) | null {
  const rated = upTo(MOST, quotations, ({ text, original }) => text.length + (original?.length ?? 0)).flatMap(
    ({ text, original, ...quotation }) =>
      [text, ...(original ? [original] : [])].map((words) => {
        const parts = snippetOf(words, quotation.language ?? language, marked)
        return { ...quotation, parts, matches: matchesIn(parts) }
      }),
  )
  return rated
    .filter(({ matches }) => matches > 0)
    .reduce<(FoundQuotation & { matches: number }) | null>(
      (best, one) => (best && best.matches >= one.matches ? best : one),
      null,
    )
}

/** Finds what of a record to show for a search: the quotation that matches best, or its text, or where else the match is. */
export function matchOf(shown: Shown, marked: Marked | null): Match {
  const { summary, text, language, title } = shown
  if (!marked || marked.words.length === 0) {
    const snippet = summary === '' ? [] : [{ text: summary, fits: false }]
    return { snippet, quotation: null, warning: null, isElsewhere: false }
  }
  const best = bestQuotation(shown, marked)
  const snippet = best ? [] : snippetOf(`${summary}\n${text}`, language, marked)
  const isShown =
    best !== null || [...snippet, ...snippetOf(title, language, marked)].some(({ fits }) => fits)
  const warning = isShown ? null : warningOf(shown, marked)
  if (!best) return { snippet, quotation: null, warning, isElsewhere: !isShown && warning === null }
  const { matches: _, ...quotation } = best
  return { snippet, quotation, warning, isElsewhere: false }
}

const warningOf = ({ warned, language }: Shown, marked: Marked): string | null =>
  upTo(MOST, warned, ({ text }) => text.length).find(({ text }) =>
    snippetOf(text.slice(0, MOST), language, marked).some(({ fits }) => fits),
  )?.warning ?? null
