import { digitOf } from '@/lib/text/digits'

/** A text in plain signs, and where each of them is in the printed text. */
export type PlainText = { text: string; offsets: readonly number[] }

/** Direction marks, soft hyphens, joiners and the Arabic tatweel: they change nothing that is read. */
const silent = /\p{Cf}|\u0640|\u200b/u

const plainSigns = new Map(
  [
    ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be\u2e3a'],
    ["'", '\u2018\u2019\u02bc\u02bb\u02be\u02bf\u05f3\u0060\u00b4\u2032'],
    ['"', '\u201c\u201d\u05f4\u2033'],
    [
      ' ',
      '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200c\u202f\u205f\u3000\t\n\r',
    ],
    [',', '\u060c\u055d\u3001\uff0c'],
    ['.', '\u06d4\u3002\uff0e\u2024'],
    ['/', '\u2044\u2215\uff0f'],
    ['?', '\u061f\u055e\uff1f'],
    ['(', '\uff08'],
    [')', '\uff09'],
    ['[', '\uff3b'],
    [']', '\uff3d'],
  ].flatMap(([plain = '', printed = '']) => [...printed].map((sign) => [sign, plain] as const)),
)

/** The text with ASCII digits and one sign for each kind of dash, blank, apostrophe and bracket. */
export function plainText(text: string): PlainText {
  let plain = ''
  const offsets: number[] = []
  let at = 0
  for (const sign of text) {
    const known = plainSigns.get(sign)
    if (known !== undefined || !silent.test(sign)) {
      const digit = digitOf(sign)
      const shown = digit >= 0 ? String(digit) : (known ?? sign)
      plain += shown
      for (let unit = 0; unit < shown.length; unit += 1) offsets.push(at + (shown.length > 1 ? unit : 0))
    }
    at += sign.length
  }
  offsets.push(at)
  return { text: plain, offsets }
}

const alike = new Map(Object.entries({ ı: 'i', ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', և: 'եւ' }))

/** A word in small letters, without accents, full stops and apostrophes, so that "Févr." and "fevr" are one. */
export const foldWord = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}.'"’ʻʼʽʿ‘`׳״ʾ]/gu, '')
    .replaceAll(/[ıیىکةۀև]/gu, (letter) => alike.get(letter) ?? letter)
