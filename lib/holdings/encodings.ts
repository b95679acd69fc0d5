/** Encodings that a person can choose for a text, by their WHATWG names. */
export const encodingNames = [
  'utf-8',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'iso-8859-5',
  'windows-1252',
  'windows-1254',
  'windows-1250',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'windows-1257',
  'iso-8859-13',
  'iso-8859-10',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'windows-1258',
  'macintosh',
  'x-mac-cyrillic',
  'windows-1253',
  'iso-8859-7',
  'windows-1255',
  'iso-8859-8',
  'windows-1256',
  'iso-8859-6',
  'windows-874',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'utf-16le',
  'utf-16be',
] as const
export type EncodingName = (typeof encodingNames)[number]

/** The beginning of a text in one encoding, from just before its first character beyond ASCII. */
export type ProposedEncoding = { name: EncodingName; preview: string }

/** Bytes that are looked at for a proposal. */
const SAMPLE = 64 * 1024
const PREVIEW = 240

/** The bytes as text in this encoding; null where they aren't valid in it. A byte order mark isn't part of the text. */
export function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The end of a sample can cut a character. */
function decodedSample(bytes: Uint8Array, encoding: string): string | null {
  if (bytes.length <= SAMPLE) return decoded(bytes, encoding)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, SAMPLE), { stream: true })
  } catch {
    return null
  }
}

/** The encodings in which these bytes are valid, with previews: those first in which they read most like words. Encodings that read alike are one. */
export function proposedEncodings(bytes: Uint8Array): ProposedEncoding[] {
  const seen = new Set<string>()
  return encodingNames
    .flatMap((name) => {
      const text = decodedSample(bytes, name)
      if (text === null || seen.has(text)) return []
      seen.add(text)
      return [{ name, preview: previewOf(text), likeness: likenessOf(text) }]
    })
    .toSorted((one, other) => other.likeness - one.likeness)
    .map(({ name, preview }) => ({ name, preview }))
}

function previewOf(text: string): string {
  const plain = text
    .replace(/<(script|style)\b[^>]*>[^<]*<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const first = plain.search(/[^\p{ASCII}]/u)
  const start = Math.max(0, first - 40)
  return plain.slice(start, start + PREVIEW).toWellFormed()
}

const unlikely: readonly [RegExp, number][] = [
  // Control characters and signs for drawing tables are no part of a text.
  [/[^\P{Cc}\t\n\v\f\r]/gu, 10],
  [/[\u2500-\u259f\p{Co}\p{Cn}]/gu, 5],
  [/[¤¦§¨©¬®¯°±´¶·¸¹º¼½¾÷×¡¢£¥ª]/g, 1],
  // A word in two scripts, or with a capital after a small letter.
  [/\p{Ll}\p{Lu}/gu, 3],
  [
    /[\p{Script=Latin}][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}]/gu,
    3,
  ],
  // Two letters with accents side by side are rare in Latin script.
  [/(?=[^\p{ASCII}])\p{Script=Latin}(?=[^\p{ASCII}])\p{Script=Latin}/gu, 2],
  // A text in Chinese characters has no blanks between them, and Japanese has kana.
  [/\p{Script=Han} \p{Script=Han}/gu, 4],
  [/[\uff61-\uff9f]/g, 2],
  [/[\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{3ffff}]/gu, 3],
  [/(?:^|[^\p{L}])\p{M}/gu, 3],
  [/[ЂЃѓЉЊЌЋЏђљњќћџҐґЎўЄєЇїЅѕІіЈј]/g, 1],
]

/** How much a text beyond ASCII reads like words, for each of its characters. */
function likenessOf(text: string): number {
  const beyond = text.match(/[^\p{ASCII}]/gu) ?? []
  if (beyond.length === 0) return -1
  const letters = beyond.filter((sign) => /\p{L}/u.test(sign)).length
  const small = text.match(/(?=[^\p{ASCII}])\p{Ll}/gu)?.length ?? 0
  const common =
    text.match(/[оеаинтрсəışğıаъ\u3040-\u30ffのはに的是一不了人在有ايلمنהויתאετοιν]/g)?.length ?? 0
  const faults = unlikely.reduce(
    (sum, [pattern, weight]) => sum + weight * (text.match(pattern)?.length ?? 0),
    0,
  )
  return (letters + 0.5 * small + 0.5 * common - faults) / beyond.length
}
