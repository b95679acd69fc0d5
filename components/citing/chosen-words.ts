import type { Locator } from '@/lib/text/chain'
import { keepable } from '@/lib/text/characters'

/** Words chosen in a held text: UTF-16 offsets into its layer, end after the last. */
export type ChosenWords = {
  textLayerId: string
  start: number
  end: number
  exact: string
  language: string
  locator: Locator | null
}

/** A part of a layer's text with its place in the layer. */
export type LayerPlace = { label: string; value: string; start: number; end: number }

/**
 * The offset in `text` of an offset in what a <textarea> shows of it: there CR LF and CR count as one line feed (HTML, API value). UTF-16
 * units.
 */
export function offsetInText(text: string, shown: number): number {
  let offset = 0
  for (let seen = 0; seen < shown && offset < text.length; seen += 1)
    offset += text[offset] === '\r' && text[offset + 1] === '\n' ? 2 : 1
  return offset
}

/** The same the other way round. */
export const offsetShown = (text: string, offset: number): number =>
  text.slice(0, offset).replace(/\r\n/g, '\n').length

/** The range without the blanks at its ends; null when nothing else is in it. */
export function withoutBlanks(
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

/** Where the range stands by the layer's own locators: "page 3", or "page 3–4" across an end; null where the layer has none. */
export function locatorAt(places: readonly LayerPlace[], start: number, end: number): Locator | null {
  const first = places.find((place) => place.start <= start && start < place.end)
  const label = labelOf(first?.label)
  if (!first || !label) return null
  const last = places.findLast(
    (place) => place.label === first.label && place.start < end && place.end >= end,
  )
  const value = last && last.value !== first.value ? `${first.value}–${last.value}` : first.value
  return { label, value }
}

const labels: readonly Locator['label'][] = ['page', 'column', 'line', 'paragraph', 'section', 'timestamp']
const labelOf = (label: string | undefined) => labels.find((known) => known === label)

/** Chosen words as they enter the text: the line ends of a printed column are no line breaks, an empty line is one. */
export const asWords = (exact: string): string =>
  keepable(exact)
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')

/** Where these words stand next at or after an offset, whatever their case and the blanks and line ends between them; null when nowhere. */
export function wordsIn(text: string, words: string, from: number): { start: number; end: number } | null {
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
