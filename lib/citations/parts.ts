import { z } from 'zod'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import type { CslItem } from '@/lib/sources/csl'
import { cslDateSchema, fromCslDate } from '@/lib/sources/csl-date'
import { namesIn } from './names'
import { italic, join, plain, type Run } from './runs'
import { type Style, styleOf } from './styles'

const said = (item: CslItem, variable: string): string => {
  const value = item[variable]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const ownDates = z
  .object({ stele: z.object({ issued: dateGroupSchema.optional(), accessed: dateGroupSchema.optional() }) })
  .catch({ stele: {} })

/** A date of the item in words; "" where none is given. A missing year is said, never filled in and never "n.d.". */
export function dateOf(item: CslItem, variable: 'issued' | 'accessed', locale: string): string {
  const kept = ownDates.parse(item.custom).stele[variable]
  const csl = cslDateSchema.safeParse(item[variable])
  const date = kept ?? (csl.success ? fromCslDate(csl.data) : null)
  return date ? formatDate(date, locale) : ''
}

export function titleOf(item: CslItem): Run[] {
  const title = said(item, 'title')
  const { title: style } = styleOf(item)
  if (style === 'QUOTED') return plain(title && `“${title}”`)
  return style === 'ITALIC' ? italic(title) : plain(title)
}

/** Where the work came out and when, as its type is cited. Pages are left out where a locator says a nearer place. */
export function publicationOf(item: CslItem, locale: string, withPages: boolean): Run[] {
  const pages = withPages ? pagesIn(said(item, 'page')) : ''
  return forms[styleOf(item).form](item, dateOf(item, 'issued', locale), pages)
}

const pagesIn = (pages: string) =>
  /^[\d\s,–-]+$/.test(pages) ? `${/[,–-]/.test(pages) ? 'pp.' : 'p.'} ${pages}` : pages
const edition = (item: CslItem) => {
  const text = said(item, 'edition')
  return /^\d+$/.test(text) ? `edition ${text}` : text
}
const inBrackets = (text: string) => (text ? ` (${text})` : '')
const list = (...parts: (string | Run[])[]) =>
  join(
    parts.map((part) => (typeof part === 'string' ? plain(part) : part)),
    ', ',
  )

const forms: Record<Style['form'], (item: CslItem, date: string, pages: string) => Run[]> = {
  PRESS: (item, date, pages) => {
    const container = italic(said(item, 'container-title'))
    const place = said(item, 'publisher-place') || said(item, 'event-place')
    const where = container.length ? [...container, ...plain(inBrackets(place))] : plain(place)
    const number = said(item, 'number') && `no. ${said(item, 'number')}`
    return list(
      where,
      said(item, 'publisher'),
      edition(item),
      volumeOf(item),
      number,
      date,
      said(item, 'section'),
      pages,
    )
  },
  JOURNAL: (item, date, pages) => {
    const container = italic(said(item, 'container-title'))
    const volume = said(item, 'volume')
    const issue = said(item, 'issue')
    const where = [...container, ...plain(volume && ` ${volume}`), ...plain(issue && `, no. ${issue}`)]
    return list([...where, ...plain(date && (where.length ? inBrackets(date) : date))], pages)
  },
  PART: (item, date, pages) => {
    const container = italic(said(item, 'container-title'))
    const editors = namesIn(item, 'editor')
    return list(
      container.length ? [{ text: 'in ' }, ...container] : [],
      editors && `edited by ${editors}`,
      volumeOf(item),
      said(item, 'collection-title'),
      imprint(item),
      date,
      pages,
    )
  },
  ACT: (item, date, pages) => {
    const act = [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
    const container = italic(said(item, 'container-title'))
    return list(
      said(item, 'publisher'),
      said(item, 'jurisdiction'),
      act,
      said(item, 'event-title'),
      date,
      container,
      volumeOf(item),
      said(item, 'section'),
      pages,
    )
  },
  WORK: (item, date, pages) => {
    const number = [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
    const event = [said(item, 'event-title'), said(item, 'event-place')].filter(Boolean).join(', ')
    const container = italic(said(item, 'container-title'))
    return list(
      container,
      number,
      said(item, 'collection-title'),
      volumeOf(item),
      edition(item),
      event,
      imprint(item),
      date,
      pages,
    )
  },
}

const volumeOf = (item: CslItem) =>
  [
    said(item, 'volume') && `vol. ${said(item, 'volume')}`,
    said(item, 'issue') && `no. ${said(item, 'issue')}`,
  ]
    .filter(Boolean)
    .join(', ')
const imprint = (item: CslItem) =>
  [said(item, 'publisher-place'), said(item, 'publisher')].filter(Boolean).join(': ')

/** "State Archive, Baku, fond 1, file 2". */
export const keptIn = (item: CslItem) =>
  ['archive', 'archive-place', 'call-number']
    .map((variable) => said(item, variable))
    .filter(Boolean)
    .join(', ')

/** The DOI or the web address, as a link; nothing that is not https or http. */
export function addressOf(item: CslItem): Run[] {
  const doi = said(item, 'DOI')
  const address = doi ? `https://doi.org/${encodeURI(doi)}` : said(item, 'URL')
  return /^https?:\/\//i.test(address) ? [{ text: address, href: address }] : []
}
