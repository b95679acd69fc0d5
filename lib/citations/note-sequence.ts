import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { personName } from '@/lib/sources/person-name'
import type { Chain, KnownThrough, Locator } from '@/lib/text/chain'
import { formatLocator, formatNote } from './format'
import { titleOf } from './parts'
import { filled, join, plain, type Run } from './runs'
import { shortName } from './short-name'

/** A citation in a sequence of numbered notes. */
export type SequencedNote = {
  id: string
  chain: Chain
  known: KnownThrough
  /** The number of its note: several citations can be in one footnote. */
  number: number
  /** True behind a content warning: some readers have not opened it. */
  isHidden: boolean
}

const familyNames = (item: CslItem, t: Translator): string => {
  const names = cslNamesIn(item.author).map((name) => name.family ?? personName(name))
  return names.length > 3
    ? t('citations.andOthers', { names: names[0] ?? '' })
    : t('citations.names', { names: names.filter(Boolean) })
}

/** One source in the form of a later note: family names, short title, locator. A work without a title by its newspaper and date. */
export function formatShortNote(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  const short = typeof item['title-short'] === 'string' ? item['title-short'] : ''
  const title = titleOf(short ? { ...item, title: short } : item, t)
  return join(
    [
      plain(familyNames(item, t)),
      title.length > 0 ? title : shortName(item, t),
      plain(locator && formatLocator(locator, t)),
    ],
    ', ',
  )
}

const isSame = (a: Locator | null, b: Locator | null) => a?.label === b?.label && a?.value === b?.value

/** The only source of a note with one citation of one source; null for any other note. */
function onlyHop(notes: readonly SequencedNote[]) {
  const [note, ...others] = notes
  const [hop, ...further] = note?.chain ?? []
  return others.length === 0 && further.length === 0 && hop && !note?.isHidden ? hop : null
}

/**
 * The citations of one numbered sequence of notes, by id: a source in full where it is named first, in its short form in later notes, and "Ibid." where
 * the note before cites this one source alone. What a content warning hides counts as not named yet. Each sequence starts again.
 */
export function notesInSequence(
  notes: readonly SequencedNote[],
  sources: ReadonlyMap<string, CslItem>,
  t: Translator,
): ReadonlyMap<string, Run[]> {
  const named = new Set<string>()
  const formatted = new Map<string, Run[]>()
  let before: ReturnType<typeof onlyHop> = null
  for (const [, together] of Map.groupBy(notes, ({ number }) => number)) {
    const only = onlyHop(together)
    for (const { id, chain, known, isHidden } of together) {
      const hops = chain.map(({ sourceId, locator }) => {
        const item = sources.get(sourceId)
        if (!item) return plain(t('citations.unknownSource'))
        return named.has(sourceId) ? formatShortNote(item, locator, t) : formatNote(item, locator, t)
      })
      const again = only && before?.sourceId === only.sourceId ? ibid(before.locator, only.locator, t) : null
      formatted.set(id, again ?? linked(hops, known, t))
      if (!isHidden) for (const { sourceId } of chain) named.add(sourceId)
    }
    before = only
  }
  return formatted
}

/** "Ibid.", with the locator where it is another one. Null where the note before has one and this has none: it would seem to be the same. */
function ibid(before: Locator | null, now: Locator | null, t: Translator): Run[] | null {
  if (isSame(before, now)) return plain(t('citations.ibid'))
  return now && join([plain(t('citations.ibid')), plain(formatLocator(now, t))], ', ')
}

const linked = (hops: readonly Run[][], known: KnownThrough, t: Translator): Run[] =>
  hops
    .filter((hop) => hop.length > 0)
    .reduceRight(
      (through, cited) => (through.length > 0 ? filled(`citations.${known}`, { cited, through }, t) : cited),
      [],
    )
