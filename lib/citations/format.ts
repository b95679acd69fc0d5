import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import type { Chain, KnownThrough, Locator } from '@/lib/text/chain'
import { headNames, helpersOf, namesIn } from './names'
import { addressOf, dateOf, keptIn, publicationOf, titleOf } from './parts'
import { filled, join, plain, type Run, sentence } from './runs'

/** "p. 4", "pp. 4–6", "at 00:12:03". */
export function formatLocator({ label, value }: Locator, t: Translator): string {
  const several = label === 'page' && /\d\s*[,–-]\s*\d/.test(value)
  return t(`citations.locator.${several ? 'pages' : label}`, { value })
}

/** One source in the form of a note, without a full stop at its end: author, title, publication, date, locator. */
export function formatNote(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  return join(
    [
      plain(namesIn(item, 'author', t)),
      titleOf(item, t),
      ...helpersOf(item, t).map(plain),
      publicationOf(item, locator === null, t),
      plain(locator && formatLocator(locator, t)),
    ],
    ', ',
  )
}

/** One source in the form of a bibliography entry, with a full stop: everything needed to find it, with its web address. */
export function formatEntry(item: CslItem, t: Translator): Run[] {
  const accessed = dateOf(item, 'accessed', t)
  const parts = [
    plain(headNames(item, t)),
    titleOf(item, t),
    ...helpersOf(item, t).map((text) => plain(capitalised(text, t))),
    capital(publicationOf(item, true, t), t),
    plain(keptIn(item)),
    plain(accessed && t('citations.accessed', { date: accessed })),
    addressOf(item),
  ]
  return sentence(join(parts, '. '))
}

const capitalised = (text: string, { locale }: Translator) =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

const capital = ([first, ...rest]: Run[], t: Translator): Run[] =>
  first ? [{ ...first, text: first.italic ? first.text : capitalised(first.text, t) }, ...rest] : []

/** The bibliography entries of these sources, in the given order. */
export const formatBibliography = (items: readonly CslItem[], t: Translator): { id: string; runs: Run[] }[] =>
  items.map((item) => ({ id: item.id, runs: formatEntry(item, t) }))

/**
 * A chain as one note: "A, as cited in B". Only the last source was seen; each source before it is known through the next one (Chicago
 * 14.260). `known` is the result of `knownThrough`.
 */
export function formatChain(
  chain: Chain,
  sources: ReadonlyMap<string, CslItem>,
  known: KnownThrough,
  t: Translator,
): Run[] {
  const notes = chain.map(({ sourceId, locator }) => {
    const item = sources.get(sourceId)
    return item ? formatNote(item, locator, t) : plain(t('citations.unknownSource'))
  })
  return notes
    .filter((note) => note.length > 0)
    .reduceRight(
      (through, cited) => (through.length > 0 ? filled(`citations.${known}`, { cited, through }, t) : cited),
      [],
    )
}
