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

/** The quotation with the most different matches; the first with all of the asked words ends the search. */
function bestQuotation({ quotations, language }: Shown, marked: Marked): FoundQuotation | null {
  let best: FoundQuotation | null = null
  let most = 0
  for (const { text, original, ...quotation } of upTo(
    MOST,
    quotations,
    ({ text, original }) => text.length + (original?.length ?? 0),
  ))
    for (const words of original ? [text, original] : [text]) {
      const parts = snippetOf(words, quotation.language ?? language, marked)
      const matches = matchesIn(parts)
      if (matches > most) {
        best = { ...quotation, parts }
        most = matches
      }
      if (matches > 0 && matches >= marked.asked) return best
    }
  return best
}

/** The stretches in which a long text is looked through, in characters. */
const STRETCH = 2_000

/** The text in stretches that end between words. */
function stretchesOf(text: string): string[] {
  const stretches: string[] = []
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(' ', from + STRETCH)
    const to = space < 0 || space > from + 2 * STRETCH ? Math.min(text.length, from + 2 * STRETCH) : space
    // Never between the halves of a character.
    const end = /[\udc00-\udfff]/.test(text.charAt(to)) ? to + 1 : to
    stretches.push(text.slice(from, end))
    from = end
  }
  return stretches
}

/** The fragments with the most different matches, of the first stretch that has all; the beginning of a text without any. */
function bestSnippet(text: string, language: string, marked: Marked): Part[] {
  let best: Part[] | null = null
  let most = 0
  for (const stretch of stretchesOf(text)) {
    const parts = snippetOf(stretch, language, marked)
    const matches = matchesIn(parts)
    if (best === null || matches > most) {
      best = parts
      most = matches
    }
    if (matches > 0 && matches >= marked.asked) return best
  }
  return best ?? []
}

/** Finds what of a record to show for a search: the quotation that matches best, or its text, or where else the match is. */
export function matchOf(shown: Shown, marked: Marked | null): Match {
  const { summary, text, language, title } = shown
  if (!marked || marked.words.length === 0) {
    const snippet = summary === '' ? [] : [{ text: summary, fits: false }]
    return { snippet, quotation: null, warning: null, isElsewhere: false }
  }
  const best = bestQuotation(shown, marked)
  const snippet = best ? [] : bestSnippet(`${summary}\n${text}`, language, marked)
  const hasMatch = (parts: readonly Part[]) => parts.some(({ fits }) => fits)
  const isShown = best !== null || hasMatch(snippet) || hasMatch(snippetOf(title, language, marked))
  const warning = isShown ? null : warningOf(shown, marked)
  return { snippet, quotation: best, warning, isElsewhere: !isShown && warning === null }
}

const warningOf = ({ warned, language }: Shown, marked: Marked): string | null =>
  upTo(MOST, warned, ({ text }) => text.length).find(({ text }) =>
    snippetOf(text.slice(0, MOST), language, marked).some(({ fits }) => fits),
  )?.warning ?? null
