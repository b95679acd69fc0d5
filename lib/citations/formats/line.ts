import { dateFormat } from '@/lib/messages/intl'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { dateGroupOf, said } from '../parts'
import { plain, type Run, textOf } from '../runs'

export type Part = string | readonly Run[] | null | undefined | false

const runsOf = (part: Part): readonly Run[] => (typeof part === 'string' ? plain(part) : part || [])
const endOf = (runs: readonly Run[]) => /[.,?!](?=["”’»]?$)/.exec(textOf(runs.slice(-1)))?.[0]

/** The parts that aren't empty as one line, with `mark` and a blank between them. A full stop or comma that is there already isn't doubled. */
export function lineOf(parts: readonly Part[], mark: '.' | ','): Run[] {
  const line: Run[] = []
  for (const part of parts) {
    const runs = runsOf(part)
    if (runs.length === 0) continue
    if (line.length > 0) {
      const end = endOf(line)
      const isMarked = end === mark || (mark === '.' && end !== undefined && end !== ',')
      line.push({ text: isMarked ? ' ' : `${mark} ` })
    }
    line.push(...runs)
  }
  return line
}

/** The parts one after the other, with a blank between them. */
export const wordsOf = (...parts: Part[]): Run[] =>
  parts
    .map(runsOf)
    .filter((runs) => runs.length > 0)
    .flatMap((runs, index) => (index > 0 ? [{ text: ' ' }, ...runs] : runs))

/** With a full stop at its end, unless it ends with one or with a web address (`afterAddress` false). */
export function ended(line: readonly Run[], afterAddress: boolean): Run[] {
  const last = line.at(-1)
  if (!last || endOf(line) === '.' || (last.href && !afterAddress)) return [...line]
  const end = endOf(line)
  return end === '?' || end === '!' ? [...line] : [...line, { text: '.' }]
}

/** An exact day, month or year: nothing doubted, bounded or supplied. Null for every other date. */
export function plainDate(item: CslItem, variable: 'issued' | 'accessed') {
  const date = dateGroupOf(item, variable)
  if (!date || date.basis === 'INFERRED' || date.basis === 'SUPPLIED') return null
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date.edtf ?? '') ?? []
  return year === undefined ? null : { year, month: month ?? null, day: day ?? null }
}

/** English as in the United States, where Chicago and APA come from; every other language as it is. */
export const styleLocale = ({ locale }: Translator) => (/^en\b/.test(locale) ? 'en-US' : locale)

/** Month and day in words: "March 14"; the month alone without a day. */
export function monthAndDay(month: string, day: string | null, t: Translator): string {
  const time = Date.UTC(2000, Number(month) - 1, Number(day ?? 1))
  const numeric = day === null ? undefined : 'numeric'
  return dateFormat(styleLocale(t), { month: 'long', timeZone: 'UTC', day: numeric }).format(time)
}

/** The pages of the item, with an en dash between numbers. */
export const pagesOf = (item: CslItem): string => said(item, 'page').replaceAll(/(\d)\s*-\s*(?=\d)/g, '$1–')

/** "2nd ed."; an edition that isn't a number as it is. */
export function editionOf(item: CslItem, t: Translator): string {
  const text = said(item, 'edition')
  return /^\d{1,4}$/.test(text) ? t('citations.ordinalEdition', { number: Number(text) }) : text
}

/** With a capital at its beginning. */
export const capital = (text: string, { locale }: Translator): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** The same for runs that begin with text and not with a title. */
export const capitalRuns = ([first, ...rest]: readonly Run[], t: Translator): Run[] =>
  first ? [{ ...first, text: first.italic ? first.text : capital(first.text, t) }, ...rest] : []

/** The first and the last page. */
export const rangeOf = (item: CslItem): string[] =>
  said(item, 'page')
    .split(/[–-]/)
    .map((page) => page.trim())
