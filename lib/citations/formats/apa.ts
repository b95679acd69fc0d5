import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { type NameParts, personName } from '@/lib/sources/person-name'
import type { Locator } from '@/lib/text/chain'
import { formatLocator } from '../format'
import { addressOf, dateOf, jurisdictionOf, keptIn, said } from '../parts'
import { italic, plain, type Run } from '../runs'
import { isSupplied, styleOf } from '../styles'
import { editionOf, lineOf, monthAndDay, type Part, pagesOf, plainDate, wordsOf } from './line'

// Publication Manual of the American Psychological Association, 7th edition (chapters 9 and 10).

const initialsOf = (given: string) =>
  given
    .split(/\s+/)
    .filter(Boolean)
    .map((name) =>
      name
        .split('-')
        .map((part) => `${[...part][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ')

const familyOf = ({ nonDroppingParticle, family }: NameParts) =>
  [nonDroppingParticle, family].filter(Boolean).join(' ')

/** "Doe, J."; a whole name as it is. */
function inverted(name: NameParts): string {
  if (name.literal || !name.family) return personName(name)
  const given = [initialsOf(name.given ?? ''), name.droppingParticle].filter(Boolean).join(' ')
  return [familyOf(name), given, name.suffix].filter(Boolean).join(', ')
}

/** "J. Doe". */
const upright = (name: NameParts): string =>
  name.literal || !name.family
    ? personName(name)
    : [initialsOf(name.given ?? ''), name.droppingParticle, familyOf(name)].filter(Boolean).join(' ')

/** "Doe, J., & Roe, R."; of more than twenty, the first nineteen and the last (9.8). */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, … ${last}`
  if (names.length < 2) return last
  return `${names.slice(0, -1).join(', ')}, & ${last}`
}

function headOf(item: CslItem, t: Translator): string {
  const authors = cslNamesIn(item.author)
  if (authors.length > 0) return listed(authors.map(inverted).filter(Boolean))
  const editors = styleOf(item).form === 'PART' ? [] : cslNamesIn(item.editor)
  if (editors.length > 0)
    return t('citations.apa.editors', { names: listed(editors.map(inverted)), count: editors.length })
  const directors = cslNamesIn(item.director)
  if (directors.length > 0)
    return t('citations.apa.directors', { names: listed(directors.map(inverted)), count: directors.length })
  return styleOf(item).form === 'ACT' ? said(item, 'publisher') : ''
}

/** A variable, unless it only repeats the author (10.7). */
const unlike = (item: CslItem, variable: string, t: Translator) =>
  said(item, variable) === headOf(item, t) ? '' : said(item, variable)

/** "(1992, March 14)"; where no date is given, "(n.d.)" in the reader's language (9.17). A year that isn't given is named as missing. */
function dated(item: CslItem, t: Translator): string {
  const date = plainDate(item, 'issued')
  if (!date) return `(${dateOf(item, 'issued', t) || t('citations.apa.noDate')})`
  return date.month ? `(${date.year}, ${monthAndDay(date.month, date.day, t)})` : `(${date.year})`
}

const standsAlone = (item: CslItem) =>
  styleOf(item).form === 'WORK' ||
  styleOf(item).form === 'ACT' ||
  !said(item, 'container-title') ||
  item.type === 'webpage'

/** The edition, number and volume in brackets after the title; a genre without a number in square brackets. */
function detailsOf(item: CslItem, t: Translator): string {
  const { form } = styleOf(item)
  const [genre, number, volume] = [said(item, 'genre'), said(item, 'number'), said(item, 'volume')]
  const numbered =
    number && (form === 'WORK' || form === 'ACT') ? [genre, number].filter(Boolean).join(' ') : ''
  const shown = form === 'WORK' || form === 'PART'
  const school = item.type === 'thesis' ? said(item, 'publisher') : ''
  const inside = [
    shown && editionOf(item, t),
    shown && volume && t('citations.volume', { number: volume }),
    numbered,
  ].filter(Boolean)
  return [
    inside.length > 0 && `(${inside.join(', ')})`,
    genre && !numbered && `[${[genre, school].filter(Boolean).join(', ')}]`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** "(J. Doe, Trans.)", "[Interview by R. Roe]". */
function helpersOf(item: CslItem, t: Translator): string {
  const of = (role: string) => listed(cslNamesIn(item[role]).map(upright))
  const [translator, interviewer] = [of('translator'), of('interviewer')]
  return [
    translator && t('citations.apa.translator', { names: translator }),
    interviewer && t('citations.apa.interviewer', { names: interviewer }),
  ]
    .filter(Boolean)
    .join(' ')
}

function titleOf(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  const title = said(item, 'title')
  const place = locator && styleOf(item).form === 'WORK' && `(${formatLocator(locator, t)})`
  return wordsOf(
    standsAlone(item) && !isSupplied(item) ? italic(title) : plain(title),
    place,
    detailsOf(item, t),
    helpersOf(item, t),
  )
}

/** The page of a newspaper or journal is a bare number. */
const pageOr = (locator: Locator | null, item: CslItem, t: Translator) =>
  locator ? formatLocator(locator, t) : pagesOf(item)

function sourceOf(item: CslItem, locator: Locator | null, t: Translator): Part[] {
  const container = said(item, 'container-title')
  const page = pageOr(locator, item, t)
  switch (styleOf(item).form) {
    case 'PRESS': {
      const isSite = item.type === 'webpage'
      const whole = isSite ? unlike(item, 'container-title', t) : italic(container)
      const place = isSite && !locator ? '' : page
      return [
        lineOf([whole, italic(said(item, 'volume')), said(item, 'section'), place], ','),
        unlike(item, 'publisher', t),
      ]
    }
    case 'JOURNAL': {
      const issue = said(item, 'issue')
      const volume: Run[] = [...italic(said(item, 'volume')), ...plain(issue && `(${issue})`)]
      return [lineOf([italic(container), volume, page], ',')]
    }
    case 'PART': {
      const editors = cslNamesIn(item.editor)
      const within = locator
        ? formatLocator(locator, t)
        : pagesOf(item) && formatLocator({ label: 'page', value: pagesOf(item) }, t)
      const names =
        editors.length > 0 &&
        t('citations.apa.editors', { names: listed(editors.map(upright)), count: editors.length })
      const book = wordsOf(italic(container), within && `(${within})`)
      return [
        book.length > 0 &&
          lineOf(
            [
              names ? `${t('citations.apa.in')} ${names}` : wordsOf(t('citations.apa.in'), book),
              names && book,
            ],
            ',',
          ),
        unlike(item, 'publisher', t),
      ]
    }
    case 'ACT':
      return [
        lineOf([italic(container), said(item, 'volume'), said(item, 'section'), page], ','),
        cslNamesIn(item.author).length > 0 && said(item, 'publisher'),
        jurisdictionOf(item),
      ]
    case 'WORK':
      return [
        italic(container),
        lineOf([said(item, 'event-title'), said(item, 'event-place')], ','),
        item.type === 'thesis' && said(item, 'genre') ? '' : unlike(item, 'publisher', t),
      ]
  }
}

/** The item as an entry of the list of references, with the place in it where one is given; without a full stop at its end. */
export function apaEntry(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  const head = headOf(item, t)
  const title = titleOf(item, locator, t)
  const date = dated(item, t)
  return lineOf(
    [
      ...(head ? [head, date, title] : [title, date]),
      ...sourceOf(item, locator, t),
      keptIn(item),
      addressOf(item),
    ],
    '.',
  )
}
