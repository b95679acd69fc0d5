import type { Language } from '@/lib/quotation/language'
import type { Token } from '@/lib/quotation/tokens'

/** The number of words before or after a count that can make it inexact. */
const REACH = 3
const ends = new Set(['.', ';', '!', '?', '։', '؟'])
const parting = new Set([',', '،', '('])

/** Words before a count, beside the language's words of doubt: forms that its list spells differently from a text. */
const before: Record<string, string[]> = { en: ['c'], fr: ["jusqu' à"] }
/** After a count: "100 or more". */
const after: Record<string, string[]> = {
  en: ['or more', 'or so', 'or fewer', 'or less', 'at least', 'at most', 'plus', 'approximately', 'roughly'],
  fr: ['ou plus', 'ou moins', 'environ', 'au moins', 'au plus', 'au minimum', 'au maximum'],
  ru: ['более', 'больше', 'менее', 'меньше', 'примерно', 'приблизительно', 'минимум', 'максимум'],
  az: ['çox', 'artıq', 'az', 'qədər', 'yaxın'],
  tr: ['fazla', 'çok', 'az', 'aşkın', 'kadar', 'yakın', 'civarında', 'dolayında', 'üzerinde'],
  de: ['oder mehr', 'oder weniger', 'ungefähr', 'etwa', 'mindestens', 'höchstens'],
  es: ['o más', 'o menos', 'aproximadamente', 'al menos', 'por lo menos', 'como mínimo', 'como máximo'],
  hy: ['ավելի', 'պակաս', 'մոտ'],
  ar: ['أو أكثر', 'فأكثر', 'على الأقل', 'على الأكثر', 'تقريبا'],
}

/** True when a sentence or a list ends at this token. The full stop of "ca. 100" ends nothing. */
export function isEnd(tokens: readonly Token[], index: number, language: Language): boolean {
  const text = tokens[index]?.text ?? '.'
  return ends.has(text) && !(text === '.' && language.abbreviations.has(tokens[index - 1]?.key ?? ''))
}

/** Words between two numbers that make them a range or a choice, in the languages of the lists above. */
const linking = new Set(
  'to or and à ou et до или и və ya ilə ila ve veya bis oder und a o y hasta կամ և الي او'.split(' '),
)

/** True when the count is one end of "90-100" or "90 or 100", looking in one direction. */
const isJoined = (tokens: readonly Token[], index: number, way: 1 | -1) => {
  const link = tokens[index + way]
  return (
    link !== undefined &&
    (link.text === '-' || linking.has(link.key)) &&
    tokens[index + 2 * way]?.kind === 'NUMBER'
  )
}

/** True when a count is the upper end of a range: "100" of "90-100". */
export const isUpper = (tokens: readonly Token[], index: number) =>
  tokens[index - 1]?.text === '-' && isJoined(tokens, index, -1)

function isSigned(tokens: readonly Token[], index: number): boolean {
  const [sign, next] = [tokens[index - 1], tokens[index + 1]]
  return /^[~≈∼≃><≥≤±]$/.test(sign?.text ?? '') || (next?.text === '+' && !next.spaceBefore)
}

/**
 * True when the count at `index` is exact: no words or signs between `from` and `to` make it a bound, a range or an estimate. The search
 * ends at another count or at the end of the sentence.
 */
export function isExactAt(
  tokens: readonly Token[],
  index: number,
  { from, to }: { from: number; to: number },
  language: Language,
): boolean {
  const start = Math.max(0, index - REACH)
  const keys = tokens.slice(start, index + 1 + 2 * REACH).map(({ key }) => key)
  const startsWith = (phrases: readonly string[] | undefined, at: number) =>
    (phrases ?? []).some((phrase) =>
      phrase.split(' ').every((word, offset) => keys[at - start + offset] === language.keyOf(word)),
    )
  // "May" is also a month.
  const isMonth = (at: number) =>
    /^\p{Lu}/u.test(tokens[at]?.text ?? '') && language.dates.has(keys[at - start] ?? '')
  const isHedge = (at: number) =>
    (language.hedges.has(keys[at - start] ?? '') && !isMonth(at)) ||
    language.hedges.phraseAt(keys, at - start) > 0 ||
    startsWith(before[language.code], at)
  const isOther = (at: number) => tokens[at]?.kind === 'NUMBER' || isEnd(tokens, at, language)
  if (isSigned(tokens, index) || isJoined(tokens, index, -1) || isJoined(tokens, index, 1)) return false
  for (let at = index - 1; at >= Math.max(from, start) && !isOther(at); at -= 1) if (isHedge(at)) return false
  for (let at = index + 1; at < Math.min(to, index + 1 + REACH) && !isOther(at); at += 1) {
    if (parting.has(tokens[at]?.text ?? '')) break
    if (startsWith(after[language.code], at)) return false
  }
  return true
}
