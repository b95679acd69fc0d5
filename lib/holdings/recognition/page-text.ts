import { z } from 'zod'
import type { PagePlaces } from '../extract/reading'

/** A word as software read it, with its place in dots of the image (left, upper edge, right, lower edge) and its confidence from 0 to 100. */
const recognisedWordSchema = z.object({
  text: z.string(),
  confidence: z.number(),
  place: z.array(z.number()).length(4),
})

/** The words of a page by paragraphs and lines, in reading order. */
export const recognisedSchema = z.object({
  /** The program and its version. */
  reader: z.string(),
  width: z.number(),
  height: z.number(),
  paragraphs: z.array(z.array(z.array(recognisedWordSchema))),
})
export type Recognised = z.output<typeof recognisedSchema>

/**
 * The words of a page as they are stored: start and end in the text of the page (UTF-16 units), left, upper edge, right and lower edge in dots, and
 * the confidence.
 */
export const wordsSchema = z.array(z.array(z.number()).length(7))
export type StoredWords = z.output<typeof wordsSchema>

export type RecognisedText = { text: string; words: StoredWords; width: number; height: number }

/** Writes the words of a page as text: a blank between words, an empty line between paragraphs. */
export function textOfPage({ paragraphs, width, height }: Recognised): RecognisedText {
  const words: StoredWords = []
  let text = ''
  for (const paragraph of paragraphs) {
    const lines = paragraph
      .map((line) =>
        line.map((word) => ({ ...word, text: cleaned(word.text) })).filter((word) => word.text !== ''),
      )
      .filter((line) => line.length > 0)
    for (const [index, line] of lines.entries()) {
      if (text !== '') text += index === 0 ? '\n\n' : '\n'
      for (const [at, word] of line.entries()) {
        if (at > 0) text += ' '
        words.push([text.length, text.length + word.text.length, ...word.place, Math.round(word.confidence)])
        text += word.text
      }
    }
  }
  return { text, words, width, height }
}

/** Without control characters and marks of direction, which the order of the letters doesn't need. */
const cleaned = (word: string) =>
  word
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .toWellFormed()
    .trim()

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** The place of each unit of the text: an even part of the place of its word. */
export function placesOfWords({ text, words, width, height }: RecognisedText): PagePlaces {
  const places: number[][] = Array.from({ length: text.length }, () => [])
  for (const [start = 0, end = 0, left = 0, top = 0, right = 0, bottom = 0] of words) {
    const part = (right - left) / (end - start)
    const isFromRight = fromRight.test(text.slice(start, end))
    for (let at = start; at < end; at += 1) {
      const from = left + part * (isFromRight ? end - 1 - at : at - start)
      places[at] = [from, top, from + part, bottom].map(Math.round)
    }
  }
  const unsure = words.filter((word) => confidenceOf(word) < UNSURE).map((word) => word.slice(2, 6))
  return { text, places, width, height, unsure }
}

/** Words with less confidence than this are reported, of 100. */
export const UNSURE = 60

export const confidenceOf = (word: StoredWords[number]): number => word.at(-1) ?? 0
