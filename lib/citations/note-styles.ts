import type { Translator } from '@/lib/messages/translator'
import type { NoteStyle } from '@/lib/settings/schema'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { personName } from '@/lib/sources/person-name'
import type { Locator } from '@/lib/text/chain'
import { formatEntry, formatLocator, formatNote } from './format'
import { chicagoEntry, chicagoLocator, chicagoNote } from './formats/chicago'
import { chicagoShortNote } from './formats/chicago-short'
import { iso690Again, iso690Entry } from './formats/iso-690'
import { ended } from './formats/line'
import { titleOf } from './parts'
import { join, plain, type Run, sentence, textOf } from './runs'
import { shortName } from './short-name'

const familyNames = (item: CslItem, t: Translator): string => {
  const names = cslNamesIn(item.author).map((name) => name.family ?? personName(name))
  return names.length > 3
    ? t('citations.andOthers', { names: names[0] ?? '' })
    : t('citations.names', { names: names.filter(Boolean) })
}

/** One source in the plain form of a later note: family names, short title, locator. A work without a title by its newspaper and date. */
function formatShortNote(item: CslItem, locator: Locator | null, t: Translator): Run[] {
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

/** How one style writes sources. No note has a full stop at its end. */
export type NoteForm = {
  /** In a list of sources, with what ends an entry. */
  entry: (item: CslItem, t: Translator) => Run[]
  note: (item: CslItem, locator: Locator | null, t: Translator) => Run[]
  /** After note `first`, which has it in full. */
  again: (item: CslItem, locator: Locator | null, first: number, t: Translator) => Run[]
  /** A place alone, after "Ibid.". */
  locator: (locator: Locator, t: Translator) => string
  /** A note with what ends it. */
  end: (note: readonly Run[], t: Translator) => Run[]
}

const last = (runs: readonly Run[], change: (text: string) => string): Run[] =>
  runs.map((run, at) => (at === runs.length - 1 ? { ...run, text: change(run.text) } : run))

/** Without the comma after a title, behind which nothing came. */
const closed = (runs: readonly Run[]): Run[] => last(runs, (text) => text.replace(/,(["”’»]?)$/, '$1'))

/** A full stop is inside the quotation marks where the language has its comma there (6.9). */
function chicagoEnd(note: readonly Run[], t: Translator): Run[] {
  const isInside = !t('citations.chicago.title', { title: '', stop: '.' }).endsWith('.')
  const end = textOf(note.slice(-1))
  return isInside && /[^.?!]”$/.test(end) ? last(note, (text) => text.replace(/”$/, '.”')) : ended(note, true)
}

export const noteForms: Readonly<Record<NoteStyle, NoteForm>> = {
  PLAIN: {
    entry: formatEntry,
    note: formatNote,
    again: (item, locator, _, t) => formatShortNote(item, locator, t),
    locator: formatLocator,
    end: (note) => sentence([...note]),
  },
  CHICAGO: {
    entry: (item, t) => ended(chicagoEntry(item, t), true),
    note: (item, locator, t) => closed(chicagoNote(item, locator, t)),
    again: (item, locator, _, t) => closed(chicagoShortNote(item, locator, t)),
    locator: chicagoLocator,
    end: chicagoEnd,
  },
  ISO_690: {
    entry: (item, t) => ended(iso690Entry(item, null, t), false),
    note: iso690Entry,
    again: iso690Again,
    locator: formatLocator,
    end: (note) => ended(note, false),
  },
}
