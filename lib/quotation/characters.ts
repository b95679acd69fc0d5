/** The treatment of a UTF-16 code unit by folding. */
export const Kind = {
  UNKNOWN: 0,
  /** Kept unchanged. */
  PLAIN: 1,
  SPACE: 2,
  DASH: 3,
  DOUBLE_QUOTE: 4,
  SINGLE_QUOTE: 5,
  /** Invisible or purely typographic: soft hyphen, zero width, bidirectional mark, variation selector, kashida. */
  DROPPED: 6,
  DOT: 7,
  ELLIPSIS: 8,
  /** Belongs to the character before it (combining marks, conjoining jamo). */
  JOINER: 9,
  /** Changed by NFKC. */
  COMPATIBLE: 10,
  /** Superscript, subscript or vulgar fraction: NFKC would merge it with the digits before it. */
  RAISED: 11,
  COMMA: 12,
  SURROGATE: 13,
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

const doubleQuotes = '"“”„‟«»″〝〞＂❝❞'
const singleQuotes = "'‘’‚‛‹›′`´ʼʹ՚❛❜＇"
const dashes = '-‐‑‒–—―−⸺⸻﹘﹣－־֊⁃'
const jamo = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]/
const raised = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u00bc-\u00be\u2150-\u215f\u2189]/
const dropped = /[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
const selectors = /\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]/

function classify(code: number): Kind {
  const char = String.fromCharCode(code)
  if (code >= 0xd800 && code <= 0xdfff) return Kind.SURROGATE
  if (dropped.test(char) || selectors.test(char)) return Kind.DROPPED
  if (/[\s\u0085]/.test(char)) return Kind.SPACE
  if (/\p{Cc}/u.test(char)) return Kind.DROPPED
  if (dashes.includes(char)) return Kind.DASH
  if (doubleQuotes.includes(char)) return Kind.DOUBLE_QUOTE
  if (singleQuotes.includes(char)) return Kind.SINGLE_QUOTE
  if ('.․．﹒‥︰'.includes(char)) return Kind.DOT
  if (char === ',') return Kind.COMMA
  if (char === '…' || char === '︙') return Kind.ELLIPSIS
  if (raised.test(char)) return Kind.RAISED
  const normal = char.normalize('NFKC')
  const kept = normal.replaceAll('\u0640', '')
  if (/^\p{M}/u.test(kept) || jamo.test(char)) return Kind.JOINER
  return normal === char && char !== '⁄' && char !== '∕' ? Kind.PLAIN : Kind.COMPATIBLE
}

const kinds = new Uint8Array(0x10000)

/** The kind of a UTF-16 code unit, computed once for each. */
export function kindOf(code: number): number {
  const known = kinds[code]
  if (known) return known
  const kind = classify(code)
  kinds[code] = kind
  return kind
}

/** True for kinds that are folded to one sign of their class, without normalising it. */
export const isPunctuation = (kind: number) =>
  kind === Kind.DOUBLE_QUOTE || kind === Kind.SINGLE_QUOTE || kind === Kind.DASH

/** Hyphens that can break a word at the end of a line; dashes can't. */
export const isHyphen = (code: number) =>
  code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0xad || code === 0x058a || code === 0xff0d

export const isLineBreak = (code: number) =>
  code === 0x0a ||
  code === 0x0d ||
  code === 0x0b ||
  code === 0x0c ||
  code === 0x85 ||
  code === 0x2028 ||
  code === 0x2029

/** The number of dots in a sign of one or two dots. */
export const dotsIn = (code: number) => (code === 0x2025 || code === 0xfe30 ? 2 : 1)

/** Some Arabic forms decompose into a kashida and marks. Without the kashida the marks join the character before. */
export const withoutKashida = (text: string) =>
  text.includes('\u0640') ? text.replaceAll('\u0640', '').normalize('NFKC') : text
