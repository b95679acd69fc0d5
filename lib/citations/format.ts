import type { CslItem } from '@/lib/sources/csl'
import type { Chain, Locator } from '@/lib/text/chain'
import { headNames, helpersOf, namesIn } from './names'
import { addressOf, dateOf, keptIn, publicationOf, titleOf } from './parts'
import { join, plain, type Run, sentence } from './runs'

const abbreviations: Record<Locator['label'], string> = {
  page: 'p.',
  column: 'col.',
  line: 'line',
  paragraph: 'para.',
  section: 'sec.',
  chapter: 'chap.',
  part: 'part',
  article: 'art.',
  folio: 'fol.',
  verse: 'verse',
  timestamp: 'at',
}

/** "p. 4", "pp. 4–6", "at 00:12:03". */
export function formatLocator({ label, value }: Locator): string {
  const several = label === 'page' && /\d\s*[,–-]\s*\d/.test(value)
  return `${several ? 'pp.' : abbreviations[label]} ${value}`
}

/** One source as a note prints it, without a stop at its end: author, title, where and when it came out, the place in it. */
export function formatNote(item: CslItem, locator: Locator | null = null, locale = 'en'): Run[] {
  return join(
    [
      plain(namesIn(item, 'author')),
      titleOf(item),
      ...helpersOf(item).map(plain),
      publicationOf(item, locale, locator === null),
      plain(locator && formatLocator(locator)),
    ],
    ', ',
  )
}

/** One source as a bibliography prints it, a sentence: everything needed to find the copy, with the address it was read at. */
export function formatEntry(item: CslItem, locale = 'en'): Run[] {
  const accessed = dateOf(item, 'accessed', locale)
  const parts = [
    plain(headNames(item)),
    titleOf(item),
    ...helpersOf(item).map((text) => plain(text.charAt(0).toUpperCase() + text.slice(1))),
    capital(publicationOf(item, locale, true)),
    plain(keptIn(item)),
    plain(accessed && `Accessed ${accessed}`),
    addressOf(item),
  ]
  return sentence(join(parts, '. '))
}

const capital = ([first, ...rest]: Run[]): Run[] =>
  first
    ? [
        {
          ...first,
          text: first.italic ? first.text : first.text.charAt(0).toUpperCase() + first.text.slice(1),
        },
        ...rest,
      ]
    : []

/** The entries in the order given: that of the first citation, as `bibliographyOf` finds it. */
export const formatBibliography = (items: readonly CslItem[], locale = 'en'): { id: string; runs: Run[] }[] =>
  items.map((item) => ({ id: item.id, runs: formatEntry(item, locale) }))

/**
 * A chain as one note: "A, quoted in B". Only the last source was seen, so each one before it is said to be known through the next
 * (Chicago 14.260); `via` says how (`knownThrough`).
 */
export function formatChain(
  chain: Chain,
  sources: ReadonlyMap<string, CslItem>,
  { via = 'quoted in', locale = 'en' }: { via?: string; locale?: string } = {},
): Run[] {
  const notes = chain.map(({ sourceId, locator }) => {
    const item = sources.get(sourceId)
    return item ? formatNote(item, locator, locale) : plain('[a source that is not in the archive]')
  })
  return join(notes, `, ${via} `)
}
