import type { Locator } from '@/lib/text/chain'

/** How locators are abbreviated in print, in the languages that editors of the archive write. */
const signs: readonly (readonly [Locator['label'], readonly string[]])[] = [
  [
    'page',
    ['p', 'pp', 'pg', 'page', 'pages', 's', 'səh', 'seh', 'sayfa', 'էջ', 'с', 'стр', 'ص', 'გვ', 'pág', 'str'],
  ],
  ['column', ['col', 'cols', 'column', 'columns', 'sp', 'sütun', 'стб', 'кол', 'սյունակ']],
  ['line', ['l', 'll', 'line', 'lines', 'строка', 'տող', 'sətir']],
  ['paragraph', ['para', 'paras', 'par', 'paragraph', '¶', '¶¶', 'абз', 'abs', 'abz']],
  ['section', ['§', '§§', 'sec', 'sect', 'section', 'разд', 'bölmə']],
  ['chapter', ['ch', 'chap', 'chapter', 'kap', 'гл', 'fəsil', 'գլուխ']],
  ['part', ['pt', 'part', 'hissə', 'ч', 'teil', 'մաս']],
  ['article', ['art', 'article', 'ст', 'maddə', 'հոդ']],
  ['folio', ['f', 'ff', 'fol', 'fols', 'folio', 'л', 'vərəq']],
  ['verse', ['v', 'vv', 'verse', 'verses']],
]
const labelOf = new Map(signs.flatMap(([label, all]) => all.map((sign) => [sign, label] as const)))

const SIGNED = /^(\p{L}{1,12}|[§¶]{1,2})\.?\s*(?=[\p{N}\p{Lu}ivxlcdm])(.+)$/iu
const TIME = /^\d{1,2}(?::\d{2}){1,2}(?:\s*[–-]\s*\d{1,2}(?::\d{2}){1,2})?$/

/** Reads a locator as it is typed: "p. 4", "pp. 3–4", "§ 12", "col. 2", "12:30". Without a sign it is of the label given. Null for nothing. */
export function typedLocator(text: string, label: Locator['label']): Locator | null {
  const typed = text.trim()
  if (typed === '') return null
  if (TIME.test(typed)) return { label: 'timestamp', value: typed }
  const [, sign = '', value = ''] = SIGNED.exec(typed) ?? []
  const signed = labelOf.get(sign.toLowerCase())
  return signed && /\p{N}|^[ivxlcdm]+$/iu.test(value)
    ? { label: signed, value: value.trim() }
    : { label, value: typed }
}

/**
 * Divides what is typed to find a source from a locator at its end: "Harbour News p. 4". Only a locator with its sign is divided off, because
 * a number alone can be part of a title.
 */
export function withoutLocator(text: string): { words: string; locator: Locator | null } {
  const parts = text.trim().split(/[\s,]+/)
  for (const length of [1, 2]) {
    const end = parts.slice(-length).join(' ')
    const locator = typedLocator(end, 'page')
    if (parts.length > length && locator && locator.value !== end)
      return { words: parts.slice(0, -length).join(' '), locator }
  }
  return { words: text, locator: null }
}
