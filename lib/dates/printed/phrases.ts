import { foldWord } from './characters'
import { type MonthName, monthNames } from './months'
import { romanNumber } from './numerals'
import type { Place, RawToken, Token } from './token'
import { type Meaning, meanings } from './words'

type Phrase = { words: readonly string[]; months: readonly MonthName[] | null; meaning: Meaning | null }
let phrases: Map<string, Phrase[]> | null = null

/** Phrases by their first word, the longest first. */
function phrasesFrom(first: string): readonly Phrase[] {
  if (!phrases) {
    phrases = new Map()
    for (const key of new Set([...monthNames().keys(), ...meanings().keys()])) {
      const words = key.split(' ')
      const entry = { words, months: monthNames().get(key) ?? null, meaning: meanings().get(key) ?? null }
      const [head = ''] = words
      phrases.set(
        head,
        [...(phrases.get(head) ?? []), entry].sort((one, other) => other.words.length - one.words.length),
      )
    }
  }
  return phrases.get(first) ?? []
}

/** The pieces with their words read: as months, as words beside a date, as Roman numbers, or as unknown. */
export function withPhrases(raw: readonly RawToken[], text: string): Token[] {
  const tokens: Token[] = []
  let index = 0
  while (index < raw.length) {
    const token = raw[index]
    if (!token) break
    if (token.kind !== 'WORD') {
      tokens.push(token)
      index += 1
      continue
    }
    const match = matchAt(raw, index, text)
    tokens.push(match?.token ?? unmatched(token))
    index = match?.next ?? index + 1
  }
  return tokens
}

function unmatched({ text, start, end }: Place & { text: string }): Token {
  const value = romanNumber(foldWord(text).replace(/e$/, ''))
  return value === null ? { kind: 'UNKNOWN', text, start, end } : { kind: 'ROMAN', value, start, end }
}

function matchAt(
  raw: readonly RawToken[],
  index: number,
  text: string,
): { token: Token; next: number } | null {
  const first = raw[index]
  if (first?.kind !== 'WORD') return null
  for (const phrase of phrasesFrom(foldWord(first.text))) {
    const last = endOf(phrase, raw, index, text)
    if (last === null) continue
    const place = { start: first.start, end: raw[last]?.end ?? first.end }
    const token: Token = phrase.months
      ? { kind: 'MONTH', months: phrase.months, ...place }
      : { kind: 'MEANING', meaning: phrase.meaning ?? 'NEUTRAL', ...place }
    return { token, next: last + 1 }
  }
  return null
}

/** The last token of a phrase that begins at this one: its words follow each other, with blanks, full stops or hyphens between them. */
function endOf({ words }: Phrase, raw: readonly RawToken[], index: number, text: string): number | null {
  let at = index
  for (const expected of words.slice(1)) {
    at += 1
    const sign = raw[at]
    if (sign?.kind === 'SIGN' && (sign.sign === '.' || (sign.sign === '-' && text[sign.end] !== ' '))) at += 1
    const next = raw[at]
    const found = next?.kind === 'WORD' ? foldWord(next.text) : next?.kind === 'NUMBER' ? next.text : null
    if (found !== expected) return null
  }
  return at
}
