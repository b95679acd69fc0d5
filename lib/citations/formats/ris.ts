import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { invertedName } from '@/lib/sources/person-name'
import { dateGroupOf, placeOfItem, said } from '../parts'
import { plainDate, rangeOf } from './line'

const types: Record<string, string> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'MPCT',
  chapter: 'CHAP',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  interview: 'PCOMM',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'MPCT',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  periodical: 'SER',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  'post-weblog': 'BLOG',
  regulation: 'GOVDOC',
  report: 'RPRT',
  song: 'MUSIC',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** The item as a RIS record. A year is given only where the date has one; every other date is printed text after empty year, month and day. */
export function risOf(item: CslItem, note = ''): string {
  const date = plainDate(item, 'issued')
  const group = dateGroupOf(item, 'issued')
  const names = (role: string) => cslNamesIn(item[role]).map(invertedName)
  const [first, last] = rangeOf(item)
  const lines: [string, string | undefined][] = [
    ['TY', types[item.type] ?? 'GEN'],
    ['ID', item.id],
    ['TI', said(item, 'title')],
    ...names('author').map((name): [string, string] => ['AU', name]),
    ...names('editor').map((name): [string, string] => ['ED', name]),
    ...names('translator').map((name): [string, string] => ['A4', name]),
    ...names('interviewer').map((name): [string, string] => ['A2', name]),
    ['T2', said(item, 'container-title')],
    ['T3', said(item, 'collection-title')],
    ['PY', date?.year],
    [
      'DA',
      date ? `${date.year}/${date.month ?? ''}/${date.day ?? ''}/` : group ? `///${group.verbatim}` : '',
    ],
    ['PB', said(item, 'publisher')],
    ['CY', placeOfItem(item)],
    ['ET', said(item, 'edition')],
    ['VL', said(item, 'volume')],
    ['IS', said(item, 'issue') || said(item, 'number')],
    ['SE', said(item, 'section')],
    ['SP', first],
    ['EP', last],
    ['M3', said(item, 'genre')],
    ['SN', said(item, 'ISBN') || said(item, 'ISSN')],
    ['DO', said(item, 'DOI')],
    ['UR', said(item, 'URL')],
    ['LA', said(item, 'language')],
    ['DB', said(item, 'archive')],
    ['CN', said(item, 'call-number') || said(item, 'archive_location')],
    ['AB', said(item, 'abstract')],
    ['N1', note],
  ]
  const written = lines
    .map(([tag, value]) => [tag, oneLine(value ?? '')])
    .filter(([, value]) => value !== '')
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
  return `${written.join('')}ER  - \r\n`
}
