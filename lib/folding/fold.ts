const MARKS = /\p{M}/gu
const SILENT = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0640]/g

/**
 * A text in small letters, in which letters that look or count as the same are the same: width and presentation forms (NFKC), invisible
 * characters, and the Turkish and Azerbaijani İ and I, which become i. Diacritics stay.
 */
export const foldCase = (text: string): string =>
  text.normalize('NFKC').replace(SILENT, '').replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ')

/** The same without diacritics. Letters that aren't a letter with a mark, as ə or ı, stay. */
export const foldAccents = (text: string): string =>
  foldCase(text).normalize('NFD').replace(MARKS, '').normalize('NFC')

/** A word of a text, with its UTF-16 span. */
export type Word = { text: string; start: number; end: number }

const WORD = /\p{L}[\p{L}\p{M}\u00ad\u05f3\u200b-\u200d\u2060]*/gu

/** The words of a text in order: runs of letters. Apostrophes, hyphens and digits separate words. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}
