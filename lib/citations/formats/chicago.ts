import { dateFormat, listFormat } from '@/lib/messages/intl'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { invertedName, personName } from '@/lib/sources/person-name'
import type { Locator } from '@/lib/text/chain'
import { formatLocator } from '../format'
import { helpersOf, namesIn } from '../names'
import { addressOf, dateOf, jurisdictionOf, keptIn, said } from '../parts'
import { filled, italic, plain, type Run } from '../runs'
import { styleOf } from '../styles'
import {
  capital,
  capitalRuns,
  editionOf,
  lineOf,
  type Part,
  pagesOf,
  plainDate,
  styleLocale,
  wordsOf,
} from './line'

// The Chicago Manual of Style, 17th edition, notes and bibliography (chapter 14).

function chicagoDate(item: CslItem, variable: 'issued' | 'accessed', t: Translator): string {
  const date = plainDate(item, variable)
  if (!date?.month || styleLocale(t) !== 'en-US') return dateOf(item, variable, t)
  const time = Date.UTC(Number(date.year), Number(date.month) - 1, Number(date.day ?? 1))
  const day = date.day === null ? undefined : 'numeric'
  return dateFormat('en-US', { year: 'numeric', month: 'long', day, timeZone: 'UTC' }).format(time)
}

/** The title with the stop inside its quotation marks, where it has any (6.9). */
export function titleOf(item: CslItem, stop: '.' | ',', t: Translator): Part {
  const title = said(item, 'title')
  const { title: style } = styleOf(item)
  if (style === 'ITALIC') return italic(title)
  if (style === 'PLAIN' || !title) return title
  const isStopped = stop === '.' ? /[.?!]$/.test(title) : title.endsWith('.')
  return t('citations.chicago.title', { title, stop: isStopped ? '' : stop })
}

/** A page is a bare number; every other locator is named. */
export const chicagoLocator = (locator: Locator, t: Translator): string =>
  locator.label === 'page' ? locator.value : formatLocator(locator, t)

const pageOr = (locator: Locator | null, item: CslItem, t: Translator): string => {
  return locator ? chicagoLocator(locator, t) : pagesOf(item)
}

const numberedGenre = (item: CslItem) => [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
const volumeOf = (item: CslItem, t: Translator) => {
  const number = said(item, 'volume')
  return number && t('citations.volume', { number })
}

/** "Baku: An Institute, 2013". */
function imprintOf(item: CslItem, t: Translator): Run[] {
  const place = [said(item, 'publisher-place'), said(item, 'publisher')].filter(Boolean).join(': ')
  return lineOf([place, chicagoDate(item, 'issued', t)], ',')
}
const inBrackets = (runs: readonly Run[]): Run[] =>
  runs.length > 0 ? [{ text: '(' }, ...runs, { text: ')' }] : []

/** "The Daily (London), March 14, 1992, 4". */
function pressOf(item: CslItem, page: string, t: Translator): Run[] {
  const place = said(item, 'publisher-place') || said(item, 'event-place')
  const container = italic(said(item, 'container-title'))
  const where = container.length > 0 ? wordsOf(container, place && `(${place})`) : plain(place)
  const issue = said(item, 'issue') || said(item, 'number')
  return lineOf(
    [
      where,
      said(item, 'publisher'),
      editionOf(item, t),
      volumeOf(item, t),
      issue && t('citations.issue', { number: issue }),
      said(item, 'section'),
      chicagoDate(item, 'issued', t),
      page,
    ],
    ',',
  )
}

/** "Journal 12, no. 3 (1993): 4–9". */
function journalOf(item: CslItem, page: string, t: Translator): Run[] {
  const issue = said(item, 'issue')
  const volume = lineOf([said(item, 'volume'), issue && t('citations.issue', { number: issue })], ',')
  const where = wordsOf(
    italic(said(item, 'container-title')),
    volume,
    inBrackets(plain(chicagoDate(item, 'issued', t))),
  )
  return page ? [...where, { text: `: ${page}` }] : where
}

function containerOf(item: CslItem, page: string, t: Translator): Run[] {
  const container = italic(said(item, 'container-title'))
  const editors = namesIn(item, 'editor', t)
  return lineOf(
    [
      container.length > 0 && filled('citations.inContainer', { container }, t),
      editors && t('citations.editor', { names: editors }),
      page,
    ],
    ',',
  )
}

/** "Jane Doe, Richard Roe, and A. Third", with the serial comma in English (6.19); of more than `most`, as many as are shown and "et al." */
export function listed(names: readonly string[], most: number, t: Translator): string {
  const shown = names.filter(Boolean)
  if (shown.length > most)
    return t('citations.andOthers', { names: shown.slice(0, most === 3 ? 1 : 7).join(', ') })
  return listFormat(styleLocale(t)).format(shown)
}

/** "Doe, Jane, and Richard Roe": the first name inverted. Without authors, the editors. */
function invertedNames(item: CslItem, t: Translator): string {
  const authors = cslNamesIn(item.author)
  const names = authors.length > 0 ? authors : cslNamesIn(item.editor)
  const [first, ...rest] = names
  if (!first) return ''
  const head = invertedName(first)
  // The comma of the inverted name needs another after it, also between two names.
  const one = rest.length === 1 && head.includes(',') ? `${head},` : head
  const list = listed([one, ...rest.map(personName)], 10, t)
  return authors.length > 0 ? list : t('citations.editors', { names: list, count: names.length })
}

/** The body that adopted an act, which is its author: "Senate, Jordan". */
const bodyOf = (item: CslItem) =>
  styleOf(item).form === 'ACT' && !item.author
    ? [said(item, 'publisher'), jurisdictionOf(item)].filter(Boolean).join(', ')
    : ''

function entryParts(item: CslItem, t: Translator): Part[] {
  const page = pagesOf(item)
  switch (styleOf(item).form) {
    case 'PRESS':
      return [pressOf(item, page, t)]
    case 'JOURNAL':
      return [journalOf(item, page, t)]
    case 'PART':
      return [
        capitalRuns(containerOf(item, page, t), t),
        volumeOf(item, t),
        said(item, 'collection-title'),
        imprintOf(item, t),
      ]
    case 'ACT':
      return [
        numberedGenre(item),
        lineOf([italic(said(item, 'container-title')), volumeOf(item, t), said(item, 'section'), page], ','),
        said(item, 'event-title'),
        chicagoDate(item, 'issued', t),
      ]
    case 'WORK':
      return [
        italic(said(item, 'container-title')),
        capital(numberedGenre(item), t),
        said(item, 'collection-title'),
        volumeOf(item, t),
        editionOf(item, t),
        lineOf([said(item, 'event-title'), said(item, 'event-place')], ','),
        capitalRuns(imprintOf(item, t), t),
      ]
  }
}

/** The item as an entry of a bibliography, without a full stop at its end. */
export function chicagoEntry(item: CslItem, t: Translator): Run[] {
  const accessed = chicagoDate(item, 'accessed', t)
  return lineOf(
    [
      invertedNames(item, t) || bodyOf(item),
      titleOf(item, '.', t),
      ...helpersOf(item, t).map((text) => capital(text, t)),
      ...entryParts(item, t),
      keptIn(item),
      accessed && t('citations.accessed', { date: accessed }),
      addressOf(item),
    ],
    '.',
  )
}

function noteParts(item: CslItem, page: string, t: Translator): Part[] {
  switch (styleOf(item).form) {
    case 'PRESS':
      return [pressOf(item, page, t)]
    case 'JOURNAL':
      return [journalOf(item, page, t)]
    case 'PART':
      return [wordsOf(containerOf(item, '', t), inBrackets(imprintOf(item, t))), page]
    case 'ACT':
      return [
        numberedGenre(item),
        lineOf([italic(said(item, 'container-title')), volumeOf(item, t), said(item, 'section')], ','),
        said(item, 'event-title'),
        chicagoDate(item, 'issued', t),
        page,
      ]
    case 'WORK':
      return [page]
  }
}

/** The title of a work with its imprint in brackets, without a comma between them. */
function noteTitle(item: CslItem, t: Translator): Part {
  if (styleOf(item).form !== 'WORK') return titleOf(item, ',', t)
  const imprint = inBrackets(imprintOf(item, t))
  const details = lineOf(
    [
      italic(said(item, 'container-title')),
      numberedGenre(item),
      ...helpersOf(item, t),
      volumeOf(item, t),
      editionOf(item, t),
      said(item, 'event-title'),
    ],
    ',',
  )
  const title = titleOf(item, ',', t)
  if (details.length > 0) return wordsOf(lineOf([title, details], ','), imprint)
  if (imprint.length === 0) return title
  // A comma inside quotation marks would come before the bracket.
  const plainTitle = said(item, 'title')
  return wordsOf(
    styleOf(item).title === 'QUOTED' ? t('citations.chicago.title', { title: plainTitle, stop: '' }) : title,
    imprint,
  )
}

/** The item as a note, with the place in it, and without a full stop at its end. */
export function chicagoNote(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  return lineOf(
    [
      listed(cslNamesIn(item.author).map(personName), 3, t) || bodyOf(item),
      noteTitle(item, t),
      ...(styleOf(item).form === 'WORK' ? [] : helpersOf(item, t)),
      ...noteParts(item, pageOr(locator, item, t), t),
      keptIn(item),
      addressOf(item),
    ],
    ',',
  )
}
