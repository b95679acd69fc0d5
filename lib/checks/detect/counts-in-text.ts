import { fold } from '@/lib/quotation/fold'
import { type Language, languageFor } from '@/lib/quotation/language'
import { type Token, tokenise } from '@/lib/quotation/tokens'
import { isEnd, isExactAt, isUpper } from './exact-counts'

/** A number of a sentence that counts something. */
export interface Count {
  value: number
  /** Given without "more than", "about", "up to" beside it. */
  exact: boolean
}

/** A total and the counts that a sentence gives as parts of it, as UTF-16 spans. Of a range: its upper end as a total, its lower one as a part. */
interface CountedParts {
  start: number
  end: number
  total: Count
  parts: Count[]
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

/** A year is no count, unless it is written as one ("1,992"). */
const isCount = (text: string, key: string) => /^\d+$/.test(key) && !/^(?:1[5-9]|20)\d\d$/.test(text)

/** Totals with their parts in a text: "613 people, including 106 women, 63 children". */
export function countedParts(text: string, tag: string): CountedParts[] {
  const source = fold(text)
  const language = languageFor(tag, text)
  const tokens = tokenise(source.folded, language, source.isGap.bind(source))
  const keys = tokens.map((token) => token.key)
  const cues = (including[language.code] ?? []).map((cue) => cue.split(' ').map(language.keyOf))
  const countAt = (index: number, from: number, to: number): Count => ({
    value: Number(keys[index]),
    exact: isExactAt(tokens, index, { from, to }, language),
  })
  const found: CountedParts[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const cue = cues.find((words) => words.every((word, offset) => keys[at + offset] === word))
    if (!cue) continue
    const totalAt = lastCountBefore(tokens, at, language)
    const first = at + cue.length
    const parts: Count[] = []
    let last = -1
    for (let next = first; next < tokens.length && next < at + 40; next += 1) {
      const token = tokens[next]
      if (!token || isEnd(tokens, next, language)) break
      if (token.kind !== 'NUMBER' || !isCount(token.text, token.key)) continue
      last = next
      if (next === first || !isUpper(tokens, next)) parts.push(countAt(next, first, tokens.length))
    }
    const [total, end] = [tokens[totalAt], tokens[last]]
    if (!total || !end) continue
    found.push({ ...source.toOriginalSpan(total.start, end.end), total: countAt(totalAt, 0, at), parts })
  }
  return found
}

function lastCountBefore(tokens: readonly Token[], at: number, language: Language): number {
  for (let index = at - 1; index >= Math.max(0, at - 20); index -= 1) {
    const token = tokens[index]
    if (!token || isEnd(tokens, index, language)) return -1
    if (token.kind === 'NUMBER' && isCount(token.text, token.key)) return index
  }
  return -1
}
