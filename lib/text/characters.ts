import { z } from 'zod'

/** C0 and C1 controls, save tab and line ends; line and paragraph separators; non-characters. */
const controls = /(?![\t\n\r])\p{Cc}|[\u2028\u2029\ufffe\uffff]/u
/**
 * Embeddings, overrides and isolates (UAX #9 §2): unseen, they can show words in another order than they are kept in. The plain marks
 * U+200E, U+200F and U+061C stay allowed: right-to-left writing needs them.
 */
const reordering = /[\u202a-\u202e\u2066-\u2069]/
const lineEnds = /[\n\r\t]/
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

const nameOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * What is wrong with the characters of a text, as one sentence, or null. Says which character, as it cannot be seen. `blank` allows a
 * text in which there is only space: a part of a longer one.
 */
export function faultyCharacters(text: string, { lines = true, blank = false } = {}): string | null {
  if (!text.isWellFormed()) return 'There is half of a character here (a lone surrogate); type it again.'
  const control = controls.exec(text)?.[0]
  if (control) return `There is an invisible control character here (${nameOf(control)}); remove it.`
  const mark = reordering.exec(text)?.[0]
  if (mark)
    return `There is an invisible mark here that changes the order of the letters (${nameOf(mark)}); remove it.`
  if (!lines && lineEnds.test(text)) return 'Keep this on one line.'
  if (!blank && text && !visible.test(text)) return 'There is nothing here that can be seen.'
  return null
}

/** The text without what `faultyCharacters` refuses, odd line ends made plain: for what is pasted or taken from a held copy. */
export const keepable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(new RegExp(controls, 'gu'), '')
    .replace(new RegExp(reordering, 'g'), '')

const text = (max: number, lines: boolean) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max.toLocaleString('en')} characters.`)
    .superRefine((value, context) => {
      const message = faultyCharacters(value, { lines })
      if (message) context.addIssue({ code: 'custom', message })
    })

/** One line of plain text, trimmed, perhaps empty: a title, a name, a number. Lengths are UTF-16 units. */
export const lineOf = (max: number) => text(max, false)

/** Plain text of one or more lines, trimmed, perhaps empty: a summary, a note. */
export const proseOf = (max: number) => text(max, true)

/** `lineOf` that must hold something; `message` says what to give. */
export const filledLineOf = (max: number, message: string) =>
  lineOf(max).refine((value) => value !== '', message)

/** `proseOf` that must hold something; `message` says what to give. */
export const filledProseOf = (max: number, message: string) =>
  proseOf(max).refine((value) => value !== '', message)
