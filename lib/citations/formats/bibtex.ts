import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import type { NameParts } from '@/lib/sources/person-name'
import { dateGroupOf, placeOfItem, said } from '../parts'
import { plainDate, rangeOf } from './line'

const entryTypes: Record<string, string> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escaped = (text: string) =>
  text
    .replaceAll(/[\\{}~^]|[%&#$_]/g, (sign) => escapes[sign] ?? `\\${sign}`)
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Addresses aren't typeset, so only what would end the field is encoded. */
const address = (text: string) => text.replaceAll(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))

function nameOf({
  literal,
  family,
  given,
  suffix,
  droppingParticle,
  nonDroppingParticle,
}: NameParts): string {
  if (literal || !family) return `{${escaped(literal || given || '')}}`
  const last = [droppingParticle, nonDroppingParticle, family].filter(Boolean).join(' ')
  return [last, suffix, given]
    .filter(Boolean)
    .map((part) => escaped(part ?? ''))
    .join(', ')
}
const namesOf = (item: CslItem, role: string) => cslNamesIn(item[role]).map(nameOf).join(' and ')

/** Letters, digits and hyphens, so that every program reads the key. */
const bibtexKey = ({ id }: CslItem): string => id.replaceAll(/[^A-Za-z0-9-]/g, '-') || 'item'

/**
 * The item as a BibTeX entry in UTF-8, with the date also as biblatex reads it (EDTF). A year is given only where the date has one; every
 * other date is in the note as it is printed.
 */
export function bibtexOf(item: CslItem, note = ''): string {
  const type = entryTypes[item.type] ?? 'misc'
  const date = plainDate(item, 'issued')
  const group = dateGroupOf(item, 'issued')
  const container = escaped(said(item, 'container-title'))
  const publisher = escaped(said(item, 'publisher'))
  const interviewers = namesOf(item, 'interviewer')
  const undated = group && !date ? group.verbatim : ''
  const notes = [undated, said(item, 'genre'), said(item, 'archive'), said(item, 'archive_location'), note]
  const fields: [string, string][] = [
    ['title', said(item, 'title') && `{${escaped(said(item, 'title'))}}`],
    ['author', namesOf(item, 'author')],
    ['editor', namesOf(item, 'editor')],
    ['translator', namesOf(item, 'translator')],
    // biblatex has no interviewers; its other roles are in editora with their type.
    ['editora', interviewers],
    ['editoratype', interviewers && 'collaborator'],
    [type === 'article' ? 'journal' : type === 'misc' ? 'howpublished' : 'booktitle', container],
    [type === 'techreport' ? 'institution' : type === 'phdthesis' ? 'school' : 'publisher', publisher],
    ['address', escaped(placeOfItem(item))],
    ['edition', escaped(said(item, 'edition'))],
    ['volume', escaped(said(item, 'volume'))],
    ['number', escaped(said(item, 'issue') || said(item, 'number'))],
    ['pages', escaped(rangeOf(item).join('--'))],
    ['date', date ? [date.year, date.month, date.day].filter(Boolean).join('-') : ''],
    ['year', date?.year ?? ''],
    ['month', date?.month ? String(Number(date.month)) : ''],
    ['language', escaped(said(item, 'language'))],
    ['isbn', escaped(said(item, 'ISBN'))],
    ['issn', escaped(said(item, 'ISSN'))],
    ['doi', address(said(item, 'DOI'))],
    ['url', address(said(item, 'URL'))],
    [
      'note',
      notes
        .map((text) => escaped(text))
        .filter(Boolean)
        .join('; '),
    ],
  ]
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`)
  return `@${type}{${bibtexKey(item)},\n${lines.join(',\n')}\n}\n`
}
