import { fold } from '../quotation/fold'
import { languageFor } from '../quotation/language'
import { tokenise } from '../quotation/tokens'

/** A total and the counts that a sentence gives as parts of it, as UTF-16 spans. */
export interface CountedParts {
  start: number
  end: number
  total: number
  parts: number[]
  /** Whether all of them are given as exact: without "more than", "about", "up to" before them. */
  exact: boolean
}

/** Words that put parts beside a total, by language. */
const including: Record<string, string[]> = {
  en: ['including', 'among them', 'of whom', 'among whom', 'of them', 'of which'],
  fr: ['dont', 'parmi lesquels', 'parmi lesquelles', 'y compris'],
  ru: ['в том числе', 'из них', 'среди них', 'включая'],
  az: ['o cümlədən', 'onlardan', 'aralarında', 'həmçinin'],
  tr: ['aralarında', 'bunlardan', 'içlerinde', 'dahil'],
  de: ['darunter', 'davon', 'einschließlich', 'unter ihnen'],
  es: [
    'incluidos',
    'incluidas',
    'incluyendo',
    'entre ellos',
    'entre ellas',
    'de los cuales',
    'de las cuales',
  ],
  hy: ['այդ թվում', 'նրանցից', 'որոնցից', 'ներառյալ'],
  ar: ['بينهم', 'من بينهم', 'منهم', 'بما في ذلك', 'ومنهم'],
}
const endsList = new Set(['.', ';', '!', '?', '։', '؟'])
/** How many words before a count can say that it is not exact. */
const BEFORE = 3

/** A year is no count, unless it is written as one ("1,992"). */
const isCount = (text: string, key: string) => /^\d+$/.test(key) && !/^(?:1[5-9]|20)\d\d$/.test(text)

/** Totals with their parts in a text: "613 people, including 106 women, 63 children". */
export function countedParts(text: string, tag: string): CountedParts[] {
  const source = fold(text)
  const language = languageFor(tag, text)
  const tokens = tokenise(source.folded, language)
  const keys = tokens.map((token) => token.key)
  const cues = (including[language.code] ?? []).map((cue) => cue.split(' ').map(language.keyOf))
  const isHedge = (index: number) =>
    language.hedges.has(keys[index] ?? '') || language.hedges.phraseAt(keys, index) > 0
  const isExact = (index: number) =>
    !keys
      .slice(Math.max(0, index - BEFORE), index)
      .some((_, back, before) => isHedge(index - before.length + back))
  const found: CountedParts[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const cue = cues.find((words) => words.every((word, offset) => keys[at + offset] === word))
    if (!cue) continue
    const totalAt = lastCountBefore(tokens, at)
    const parts: number[] = []
    let last = -1
    let exact = isExact(totalAt)
    for (let next = at + cue.length; next < tokens.length && next < at + 40; next += 1) {
      const token = tokens[next]
      if (!token || endsList.has(token.text)) break
      if (token.kind !== 'NUMBER' || !isCount(token.text, token.key)) continue
      parts.push(Number(token.key))
      exact &&= isExact(next)
      last = next
    }
    const [total, end] = [tokens[totalAt], tokens[last]]
    if (!total || !end) continue
    found.push({ ...source.toOriginalSpan(total.start, end.end), total: Number(total.key), parts, exact })
  }
  return found
}

function lastCountBefore(tokens: ReturnType<typeof tokenise>, at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - 20); index -= 1) {
    const token = tokens[index]
    if (!token || endsList.has(token.text)) return -1
    if (token.kind === 'NUMBER' && isCount(token.text, token.key)) return index
  }
  return -1
}
