import { figureSentence } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import { eventsOf, type Fields, fieldText, genreOf } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { RecordContent } from '@/lib/records/schema'
import { timelineSentence } from '@/lib/records/timeline'
import { plainText, quotationsOf } from '@/lib/text'
import type { ShownSnapshot } from '../masking/masked-edition'
import type { SnapshotSource } from '../schema'
import type { DocumentPart } from './document'

type Weight = DocumentPart['weight']

const text = (weight: Weight, ...texts: readonly (string | null | undefined)[]): DocumentPart => ({
  text: texts.filter((one) => one).join('\n\n'),
  weight,
  isNames: false,
})
const names = (weight: Weight, ...texts: readonly (string | null | undefined)[]): DocumentPart => ({
  ...text(weight, ...texts),
  isNames: true,
})

/**
 * Everything that the page of an edition shows, in the parts by which a match weighs: title, summary and line below the title, the fields and
 * the text, the sources. Names first, because a very long text is found by its beginning only.
 */
export function documentParts(
  snapshot: Pick<ShownSnapshot, 'kind' | 'sources' | 'speaker'>,
  content: RecordContent,
  attribution: string,
  t: Translator,
): DocumentPart[] {
  const { kind, sources, speaker } = snapshot
  const { fields, figures } = content
  const form = Object.entries(kindOf(kind).form)
  const named = form.flatMap(([name, { input }]) =>
    input === 'authority' || input === 'text' ? fieldText(kind, name, fields, t) : [],
  )
  const chosen = form.flatMap(([name, { input }]) =>
    input === 'choice' ? fieldText(kind, name, fields, t) : [],
  )
  return [
    text('A', content.title),
    text('B', content.summary, attribution),
    names(
      'C',
      speaker,
      ...named,
      ...figures.flatMap(({ event, place, statedBy }) => [event.name, place?.name, statedBy.name]),
    ),
    text('C', ...chosen, ...datesOf(kind, fields, content.language, t)),
    text('D', t(kindLabel(kind)), genreOf(kind, fields, t)),
    names('D', ...sources.flatMap(namesOfSource)),
    text('D', ...sources.flatMap(titlesOfSource)),
    text(
      'C',
      ...eventsOf(kind, fields).map((event) => timelineSentence(event, t)),
      ...figures.map((figure) => figureSentence(figure, figures, t)),
    ),
    text(
      'C',
      plainText(content.body),
      ...quotationsOf(content.body).flatMap(({ original }) => original ?? []),
    ),
  ]
}

const DAY = /\b(\d{4})-(\d{2})-(\d{2})\b/g

/** The dates of the record as the page shows them, as they are printed, and as readers write a day in numbers or in the language of the record. */
function datesOf(kind: string, fields: Fields, language: string, t: Translator): string[] {
  const dates = Object.entries(kindOf(kind).form).flatMap(([name, { input }]) => {
    if (input !== 'date') return []
    const value = fields[name]
    const given =
      typeof value === 'object' && value !== null
        ? Object.values(value).filter((one) => typeof one === 'string')
        : []
    return [fieldText(kind, name, fields, t), ...given]
  })
  const days = [...dates.join(' ').matchAll(DAY)].flatMap(([day, year, month, date]) => [
    `${Number(date)}.${Number(month)}.${year}`,
    `${Number(month)}/${Number(date)}/${year}`,
    inWords(day, language),
  ])
  return [...dates, ...new Set(days)]
}

function inWords(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  }).format(date)
}

const TITLES = [
  'title',
  'title-short',
  'collection-title',
  'genre',
  'number',
  'event-title',
  'archive',
  'call-number',
] as const
const NAMES = [
  'container-title',
  'publisher',
  'publisher-place',
  'jurisdiction',
  'authority',
  'event-place',
] as const

const texts = (csl: SnapshotSource['csl'], keys: readonly string[]) =>
  keys.flatMap((key) => (typeof csl[key] === 'string' ? [csl[key]] : []))

const titlesOfSource = ({ csl, issued }: SnapshotSource): string[] => [...texts(csl, TITLES), issued ?? '']

/** People, bodies, periodicals and places. */
const namesOfSource = ({ csl }: SnapshotSource): string[] => [
  ...texts(csl, NAMES),
  ...Object.values(csl)
    .filter((value) => Array.isArray(value))
    .flatMap((people) => people.map(personName)),
]

function personName(person: unknown): string {
  if (typeof person !== 'object' || person === null) return ''
  const {
    given,
    'dropping-particle': dropping,
    'non-dropping-particle': particle,
    family,
    suffix,
    literal,
  } = person as Record<string, unknown>
  return [literal, given, dropping, particle, family, suffix]
    .filter((part) => typeof part === 'string')
    .join(' ')
}
