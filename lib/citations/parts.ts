import { z } from 'zod'
import { type DateGroup, dateGroupSchema, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslDateSchema, fromCslDate } from '@/lib/sources/csl-date'
import { namesIn } from './names'
import { filled, italic, join, plain, type Run } from './runs'
import { type Style, styleOf } from './styles'

/** A variable of an item as text; "" where it has none. */
export const said = (item: CslItem, variable: string): string => {
  const value = item[variable]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const ownDates = z
  .object({ stele: z.object({ issued: dateGroupSchema.optional(), accessed: dateGroupSchema.optional() }) })
  .catch({ stele: {} })

/** A date of the item as the archive keeps dates; null where it has none. */
export function dateGroupOf(item: CslItem, variable: 'issued' | 'accessed'): DateGroup | null {
  const kept = ownDates.parse(item.custom).stele[variable]
  const csl = cslDateSchema.safeParse(item[variable])
  return kept ?? (csl.success ? fromCslDate(csl.data) : null)
}

/** A date of the item as text; "" where it has none. A missing year is shown as missing, never filled in and never "n.d.". */
export function dateOf(item: CslItem, variable: 'issued' | 'accessed', t: Translator): string {
  const date = dateGroupOf(item, variable)
  return date ? formatDate(date, t) : ''
}

/** The jurisdiction of an act; empty where the name of its body has it already: "Senate of Jordan", "Georgia House of Representatives". */
export function jurisdictionOf(item: CslItem): string {
  const jurisdiction = said(item, 'jurisdiction')
  return ` ${said(item, 'publisher')} `.includes(` ${jurisdiction} `) ? '' : jurisdiction
}

/** The place of publication; else that of the event, or the country of the body. Files for reference managers have one field for a place. */
export const placeOfItem = (item: CslItem): string =>
  said(item, 'publisher-place') || said(item, 'event-place') || said(item, 'jurisdiction')

export function titleOf(item: CslItem, t: Translator): Run[] {
  const title = said(item, 'title')
  const { title: style } = styleOf(item)
  if (style === 'QUOTED') return plain(title && t('citations.quotedTitle', { title }))
  return style === 'ITALIC' ? italic(title) : plain(title)
}

/** Place and date of publication, in the form for the item's type. `withPages` is false where a locator is more precise. */
export function publicationOf(item: CslItem, withPages: boolean, t: Translator): Run[] {
  const pages = withPages ? pagesIn(said(item, 'page'), t) : ''
  return forms[styleOf(item).form](item, dateOf(item, 'issued', t), pages, t)
}

function pagesIn(pages: string, t: Translator) {
  if (!/^[\d\s,–-]+$/.test(pages)) return pages
  return t(/[,–-]/.test(pages) ? 'citations.locator.pages' : 'citations.locator.page', { value: pages })
}
function edition(item: CslItem, t: Translator) {
  const text = said(item, 'edition')
  return /^\d+$/.test(text) ? t('citations.edition', { number: text }) : text
}
const numbered = (key: 'volume' | 'issue', number: string, t: Translator) =>
  number && t(`citations.${key}`, { number })
const inBrackets = (text: string) => (text ? ` (${text})` : '')
const list = (...parts: (string | Run[])[]) =>
  join(
    parts.map((part) => (typeof part === 'string' ? plain(part) : part)),
    ', ',
  )

type Form = (item: CslItem, date: string, pages: string, t: Translator) => Run[]

const forms: Record<Style['form'], Form> = {
  PRESS: (item, date, pages, t) => {
    const container = italic(said(item, 'container-title'))
    const place = said(item, 'publisher-place') || said(item, 'event-place')
    const where = container.length ? [...container, ...plain(inBrackets(place))] : plain(place)
    const number = numbered('issue', said(item, 'number'), t)
    return list(
      where,
      said(item, 'publisher'),
      edition(item, t),
      volumeOf(item, t),
      number,
      date,
      said(item, 'section'),
      pages,
    )
  },
  JOURNAL: (item, date, pages, t) => {
    const container = italic(said(item, 'container-title'))
    const volume = said(item, 'volume')
    const issue = numbered('issue', said(item, 'issue'), t)
    const where = [...container, ...plain(volume && ` ${volume}`), ...plain(issue && `, ${issue}`)]
    return list([...where, ...plain(date && (where.length ? inBrackets(date) : date))], pages)
  },
  PART: (item, date, pages, t) => {
    const container = italic(said(item, 'container-title'))
    const editors = namesIn(item, 'editor', t)
    return list(
      container.length ? filled('citations.inContainer', { container }, t) : [],
      editors && t('citations.editor', { names: editors }),
      volumeOf(item, t),
      said(item, 'collection-title'),
      imprint(item),
      date,
      pages,
    )
  },
  ACT: (item, date, pages, t) => {
    const act = [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
    const container = italic(said(item, 'container-title'))
    return list(
      said(item, 'publisher'),
      jurisdictionOf(item),
      act,
      said(item, 'event-title'),
      date,
      container,
      volumeOf(item, t),
      said(item, 'section'),
      pages,
    )
  },
  WORK: (item, date, pages, t) => {
    const number = [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
    const event = [said(item, 'event-title'), said(item, 'event-place')].filter(Boolean).join(', ')
    const container = italic(said(item, 'container-title'))
    return list(
      container,
      number,
      said(item, 'collection-title'),
      volumeOf(item, t),
      edition(item, t),
      event,
      imprint(item),
      date,
      pages,
    )
  },
}

const volumeOf = (item: CslItem, t: Translator) =>
  [numbered('volume', said(item, 'volume'), t), numbered('issue', said(item, 'issue'), t)]
    .filter(Boolean)
    .join(', ')
const imprint = (item: CslItem) =>
  [said(item, 'publisher-place'), said(item, 'publisher')].filter(Boolean).join(': ')

/** "State Archive, Baku, fond 1, file 2". */
export const keptIn = (item: CslItem) =>
  ['archive', 'archive-place', 'archive_location', 'call-number']
    .map((variable) => said(item, variable))
    .filter(Boolean)
    .join(', ')

/** The DOI or web address as a link; empty for other protocols than https and http. */
export function addressOf(item: CslItem): Run[] {
  const doi = said(item, 'DOI')
  const address = doi ? `https://doi.org/${encodeURI(doi)}` : said(item, 'URL')
  return /^https?:\/\//i.test(address) ? [{ text: address, href: address }] : []
}
