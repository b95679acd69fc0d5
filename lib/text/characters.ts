import { z } from 'zod'
import { issue, type Message, message } from '@/lib/messages/message'

/** C0 and C1 controls, except tab and line ends; line and paragraph separators; non-characters. */
const controls = /(?![\t\n\r])\p{Cc}|[\u2028\u2029\ufffe\uffff]/u
/**
 * Embeddings, overrides and isolates (UAX #9 §2): invisible, they can show text in another order than it is stored in. The plain marks
 * U+200E, U+200F and U+061C stay allowed: right-to-left writing needs them.
 */
const reordering = /[\u202a-\u202e\u2066-\u2069]/
const lineEnds = /[\n\r\t]/
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

const nameOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * Returns the fault in the characters of a text, or null. Names the character, because it can't be seen. `blank` allows a text of spaces
 * only, for a part of a longer one.
 */
export function faultyCharacters(text: string, { lines = true, blank = false } = {}): Message | null {
  if (!text.isWellFormed()) return message('errors.text.halfCharacter')
  const control = controls.exec(text)?.[0]
  if (control) return message('errors.text.control', { character: nameOf(control) })
  const mark = reordering.exec(text)?.[0]
  if (mark) return message('errors.text.reordering', { character: nameOf(mark) })
  if (!lines && lineEnds.test(text)) return message('errors.text.oneLine')
  if (!blank && text && !visible.test(text)) return message('errors.text.invisible')
  return null
}

/** The text without the characters that `faultyCharacters` refuses and with plain line ends: for text pasted or copied from an archive copy. */
export const keepable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(new RegExp(controls, 'gu'), '')
    .replace(new RegExp(reordering, 'g'), '')

/** The words of a passage as text of a record: the line ends of a printed column become spaces, an empty line becomes a line break. */
export const textOfPassage = (words: string): string =>
  keepable(words)
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')

const text = (max: number, lines: boolean) =>
  z
    .string()
    .trim()
    .max(max, issue('errors.input.tooLong', { maximum: max }))
    .superRefine((value, context) => {
      const fault = faultyCharacters(value, { lines })
      if (fault) context.addIssue({ code: 'custom', message: issue(fault.key, fault.values) })
    })

/** One line of plain text, trimmed, can be empty: a title, a name, a number. Lengths are UTF-16 units. */
export const lineOf = (max: number) => text(max, false)

/** The address of a page on the web, trimmed, can be empty. */
export const webAddressSchema = text(2_000, false).refine(
  (value) => value === '' || z.url({ protocol: /^https?$/ }).safeParse(value).success,
  issue('errors.input.webAddress'),
)

/** Plain text of one or more lines, trimmed, can be empty: a summary, a note. */
export const proseOf = (max: number) => text(max, true)

/** `lineOf` that can't be empty; `missing` is the issue when it is. */
export const filledLineOf = (max: number, missing: string) =>
  lineOf(max).refine((value) => value !== '', missing)

/** `proseOf` that can't be empty; `missing` is the issue when it is. */
export const filledProseOf = (max: number, missing: string) =>
  proseOf(max).refine((value) => value !== '', missing)
