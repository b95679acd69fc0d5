import type { Locator } from '@/lib/text/chain'
import { keepable } from '@/lib/text/characters'

/** A passage chosen in the text of an archive copy: UTF-16 offsets into the text layer, `end` is exclusive. */
export type ChosenPassage = {
  textLayerId: string
  start: number
  end: number
  exact: string
  /** The same without note markers and whatever else interrupts the text. */
  words: string
  language: string
  locator: Locator | null
}

/**
 * Converts an offset in the value of a <textarea> to an offset in `text`. In a <textarea>, CR LF and CR count as one line feed (HTML, "API
 * value"). UTF-16 units.
 */
export function offsetInText(text: string, shown: number): number {
  let offset = 0
  for (let seen = 0; seen < shown && offset < text.length; seen += 1)
    offset += text[offset] === '\r' && text[offset + 1] === '\n' ? 2 : 1
  return offset
}

/** Converts an offset in `text` to an offset in the value of a <textarea> that shows it. */
export const offsetInTextarea = (text: string, offset: number): number =>
  text.slice(0, offset).replace(/\r\n/g, '\n').length

/** The range without the white space at its ends; null when it has nothing else. */
export function trimmedRange(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | null {
  const words = text.slice(start, end)
  const length = words.trim().length
  if (length === 0) return null
  const from = start + (words.length - words.trimStart().length)
  return { start: from, end: from + length }
}

/** The words of a passage as text of a record: the line ends of a printed column become spaces, an empty line becomes a line break. */
export const textOfPassage = (words: string): string =>
  keepable(words)
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')

/** Finds the words at or after an offset, in any case and with any white space between them; null when they don't occur. */
export function findText(text: string, words: string, from: number): { start: number; end: number } | null {
  const parts = words.trim().split(/\s+/).filter(Boolean)
  if (parts.length === 0) return null
  const pattern = new RegExp(
    parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+'),
    'giu',
  )
  pattern.lastIndex = from
  const found = pattern.exec(text)
  return found && { start: found.index, end: found.index + found[0].length }
}
