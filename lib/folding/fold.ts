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

/**
 * Marks that readers leave out: accents, Arabic vowel signs and hamzas, Hebrew points. Not the marks that Indic, Thai or Japanese syllables
 * are written with, nor the breve of й.
 */
const LEFT_OUT =
  /(?<![иу])\u0306|(?![\u0306\u3099\u309a])(?=[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}])\p{Mn}/gu

/** Letters that readers type as others, and letters that Arabic, Persian and Urdu encode differently. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ...{
    ə: 'e',
    ǝ: 'e',
    ı: 'i',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ŋ: 'n',
  },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ک: 'ك', ڪ: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه' },
}
const RETYPED = new RegExp(`[${Object.keys(TYPED_AS).join('')}]`, 'g')

// PostgreSQL folds texts by functions of its own (stele_fold, with stele_plain, stele_spoken and stele_shingles upon it), because only a function of
// the database can be in an index: names that a text has, runs of five words that quotations share, members with the same name. There, both sides
// are folded by that function, and what it finds is only a candidate that the functions here, or a person, then compare. Search never uses it.

/**
 * A word as search compares it: the same however it is typed. Case, width, invisible characters, accents, vowel signs and the variants of a
 * letter don't count, nor does the dot of the Turkish and Azerbaijani i. Different letters of one alphabet stay different.
 */
export const foldLetters = (text: string): string =>
  foldCase(text)
    .normalize('NFD')
    .replace(LEFT_OUT, '')
    .normalize('NFC')
    .replace(RETYPED, (letter) => TYPED_AS[letter] ?? letter)

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
