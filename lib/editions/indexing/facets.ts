import { type Bounds, bounds } from '@/lib/dates'
import { wordLine } from '@/lib/folding/word-lines'
import { isKindId, kindOf } from '@/lib/records/kinds'
import { eventsOf, recordDate } from '@/lib/records/kinds/fields'
import type { RecordContent } from '@/lib/records/schema'
import type { SnapshotState } from '../schema'

/** By what lists of records are filtered and counted, in the order in which it is offered. */
export const facetNames = [
  'kind',
  'act',
  'country',
  'body',
  'periodical',
  'person',
  'place',
  'language',
  'year',
  'state',
  'collection',
] as const
export type FacetName = (typeof facetNames)[number]

/** How the statements of a record were checked; a record can have the last two at once. */
export const facetStates = ['checked', 'second-hand', 'not-compared'] as const

/** The types of acts, which a register tells apart and never adds up; "unstated" where the record doesn't say. */
export const actTypes = ['resolution', 'statement', 'committee', 'speech', 'other', 'unstated'] as const
export type ActType = (typeof actTypes)[number]

export const facetOf = (name: FacetName, value: string) => `${name}:${value}`

/** The key of a name without an entry: its words as search compares them; empty for a name of signs only. */
export const keyOfName = (name: string): string => wordLine(name).trim().slice(0, 200)

/** The first letter of a name, folded, for lists from A to Z; "#" for anything that isn't a letter. */
export function letterOf(name: string): string {
  const [first = ''] = keyOfName(name)
  return /\p{L}/u.test(first) ? first.toUpperCase().slice(0, 1) : '#'
}

/** The type of an act as its record says; it is never read from words, which are in any language. */
function actTypesOf(kind: string, { fields }: RecordContent): ActType[] {
  const { actField, register } = kindOf(kind)
  if (register !== 'register' || actField === undefined) return []
  return [actTypes.find((type) => type === fields[actField]) ?? 'unstated']
}

/** The most years that one record is counted for. */
const MOST_YEARS = 10

/** The years of a date; of a long or open one only the first. Empty where no year is given. */
export function yearsOf({ from, to }: Bounds): number[] {
  const first = Number((from ?? to ?? '').slice(0, 4))
  if (!first) return []
  const last = from && to ? Number(to.slice(0, 4)) : first
  return last - first >= MOST_YEARS
    ? [first]
    : Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** How the statements of a record were checked, as a list can be filtered by it. */
function statesOf(states: readonly SnapshotState[]): string[] {
  if (states.length === 0) return []
  const secondHand = states.some((state) => state.secondHand)
  const unseen = states.some(({ standing, unchecked }) => standing === 'UNSEEN' || unchecked.length > 0)
  return [
    ...(secondHand || unseen ? [] : ['checked']),
    ...(secondHand ? ['second-hand'] : []),
    ...(unseen ? ['not-compared'] : []),
  ]
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The facets of an edition apart from the names that it gives. */
export function facetsOf(kind: string, content: RecordContent, states: readonly SnapshotState[]): string[] {
  const { language } = content
  return [
    ...(isKindId(kind) ? [facetOf('kind', kind)] : []),
    ...actTypesOf(kind, content).map((type) => facetOf('act', type)),
    ...(language === 'und' ? [] : [facetOf('language', language)]),
    ...yearsOf(boundsOfRecord(kind, content)).map((year) => facetOf('year', String(year))),
    ...statesOf(states).map((state) => facetOf('state', state)),
  ]
}

/** The first and last day that a record is about. */
export const boundsOfRecord = (kind: string, { fields }: RecordContent): Bounds =>
  bounds(recordDate(kind, fields)?.edtf ?? null)

/** The text fields by which a kind can be browsed: the country of an act. */
export const countriesOf = (kind: string, { fields }: RecordContent): string[] =>
  kindOf(kind).facets.flatMap((name) =>
    kindOf(kind).form[name]?.input === 'text' ? textOf(fields[name]) || [] : [],
  )

/** The fields of a record without its events, for registers. */
export function listedFields(kind: string, { fields }: RecordContent): Record<string, unknown> {
  const timelines = new Set(eventsOf(kind, fields).length > 0 ? timelineNames(kind) : [])
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !timelines.has(name)))
}

const timelineNames = (kind: string) =>
  Object.entries(kindOf(kind).form).flatMap(([name, { input }]) => (input === 'timeline' ? [name] : []))
