import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { invertedName, type NameParts } from '@/lib/sources/person-name'
import type { Locator } from '@/lib/text/chain'
import { formatLocator } from '../format'
import { helpersOf } from '../names'
import { addressOf, dateOf, jurisdictionOf, keptIn, said } from '../parts'
import { filled, italic, plain, type Run } from '../runs'
import { shortName } from '../short-name'
import { isSupplied, styleOf } from '../styles'
import { capital, capitalRuns, editionOf, lineOf, type Part, pagesOf, wordsOf } from './line'

// ISO 690:2021, references in the running-notes form.

/** In capitals by the rules of the item's own language: "i" has a dot in Turkish and Azerbaijani. Without one where no language is known. */
function capitals(text: string, item: CslItem): string {
  try {
    return text.toLocaleUpperCase(said(item, 'language') || 'und')
  } catch {
    return text.toUpperCase()
  }
}

/** "DOE, Jane". */
const nameOf = (name: NameParts, item: CslItem) =>
  name.literal || !name.family
    ? capitals(invertedName(name), item)
    : invertedName({ ...name, family: capitals(name.family, item) })

/** All names up to three; of more, the first and "et al.". */
function namesOf(item: CslItem, role: string, t: Translator): string {
  const names = cslNamesIn(item[role]).map((name) => nameOf(name, item))
  return names.length > 3
    ? t('citations.andOthers', { names: names[0] ?? '' })
    : t('citations.names', { names })
}

function headOf(item: CslItem, t: Translator): string {
  if (cslNamesIn(item.author).length > 0) return namesOf(item, 'author', t)
  const editors = styleOf(item).form === 'PART' ? 0 : cslNamesIn(item.editor).length
  if (editors > 0) return t('citations.editors', { names: namesOf(item, 'editor', t), count: editors })
  if (styleOf(item).form !== 'ACT') return ''
  const body = said(item, 'publisher')
  const jurisdiction = jurisdictionOf(item)
  return body && [capitals(body, item), jurisdiction && `(${jurisdiction})`].filter(Boolean).join(' ')
}

const numbered = (key: 'volume' | 'issue', number: string, t: Translator) =>
  number && t(`citations.${key}`, { number })
const numberedGenre = (item: CslItem) => [said(item, 'genre'), said(item, 'number')].filter(Boolean).join(' ')
const imprintOf = (item: CslItem) =>
  [said(item, 'publisher-place'), said(item, 'publisher')].filter(Boolean).join(': ')

/** "[online]" after the title of what has a web address. */
const mediumOf = (item: CslItem, t: Translator) => addressOf(item).length > 0 && t('citations.iso690.online')

/** The part of a larger whole is upright, the whole is italic (ISO 690, 5.4). */
const isPart = (item: CslItem) =>
  ['PRESS', 'JOURNAL', 'PART'].includes(styleOf(item).form) && said(item, 'container-title') !== ''

function publicationOf(item: CslItem, page: string, t: Translator): Part[] {
  const date = dateOf(item, 'issued', t)
  const whole = isPart(item) ? wordsOf(italic(said(item, 'container-title')), mediumOf(item, t)) : []
  const volume = numbered('volume', said(item, 'volume'), t)
  const issue = numbered(
    'issue',
    said(item, 'issue') || (styleOf(item).form === 'PRESS' ? said(item, 'number') : ''),
    t,
  )
  switch (styleOf(item).form) {
    case 'PRESS': {
      const place = imprintOf(item) || said(item, 'event-place')
      return [
        whole,
        editionOf(item, t),
        lineOf([place, date, volume, issue, said(item, 'section'), page], ','),
      ]
    }
    case 'JOURNAL':
      return [whole, lineOf([date, volume, issue, page], ',')]
    case 'PART': {
      const editors = cslNamesIn(item.editor).length
      const names =
        editors > 0 ? t('citations.editors', { names: namesOf(item, 'editor', t), count: editors }) : ''
      const container = lineOf([names, whole], '.')
      return [
        container.length > 0 && filled('citations.iso690.in', { container }, t),
        editionOf(item, t),
        capitalRuns(lineOf([imprintOf(item), date, volume, page], ','), t),
        said(item, 'collection-title'),
      ]
    }
    case 'ACT':
      return [
        numberedGenre(item),
        lineOf([italic(said(item, 'container-title')), date, volume, said(item, 'section'), page], ','),
        said(item, 'event-title'),
      ]
    case 'WORK':
      return [
        italic(said(item, 'container-title')),
        numberedGenre(item),
        editionOf(item, t),
        lineOf([said(item, 'event-title'), said(item, 'event-place')], ','),
        capitalRuns(lineOf([imprintOf(item), date, volume, page], ','), t),
        said(item, 'collection-title'),
      ]
  }
}

/** The item as a reference, with the place in it where one is given; without a full stop at its end. */
export function iso690Entry(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  const pages = pagesOf(item)
  const page = locator
    ? formatLocator(locator, t)
    : pages && formatLocator({ label: 'page', value: pages }, t)
  const title = said(item, 'title')
  const accessed = dateOf(item, 'accessed', t)
  const address = addressOf(item)
  return lineOf(
    [
      headOf(item, t),
      isPart(item)
        ? title
        : wordsOf(
            styleOf(item).form === 'PRESS' || isSupplied(item) ? plain(title) : italic(title),
            mediumOf(item, t),
          ),
      ...helpersOf(item, t).map((text) => capital(text, t)),
      wordsOf(
        lineOf(publicationOf(item, page, t), '.'),
        accessed && t('citations.iso690.viewed', { date: accessed }),
      ),
      keptIn(item),
      address.length > 0 && filled('citations.iso690.available', { address }, t),
    ],
    '.',
  )
}

/** The item as a later note names it: family names, or its short title, the number of the note that has it in full, and the place in it. */
export function iso690Again(item: CslItem, locator: Locator | null, first: number, t: Translator): Run[] {
  const families = cslNamesIn(item.author).map((name) => capitals(name.family ?? invertedName(name), item))
  const names =
    families.length > 3
      ? t('citations.andOthers', { names: families[0] ?? '' })
      : t('citations.names', { names: families })
  const head = names || headOf(item, t)
  const title = said(item, 'title-short') || said(item, 'title')
  const work = head
    ? plain(head)
    : isPart(item) || styleOf(item).form === 'PRESS' || isSupplied(item)
      ? plain(title)
      : italic(title)
  return lineOf(
    [
      work.length > 0 ? work : shortName(item, t),
      t('citations.iso690.again', { number: first }),
      locator && formatLocator(locator, t),
    ],
    ',',
  )
}
