import { canonicalJson } from '@/lib/hashing'
import { contributorRoleNames } from './fields'

type Item = Readonly<Record<string, unknown>>

/** The variables of a CSL-JSON item in four parts. Each variable is in exactly one part. */
export type Metadata = { date: Item; title: Item; names: Item; other: Item }

/** Those parts. A source's contributors are known for each. */
export const metadataParts = [
  'date',
  'title',
  'names',
  'other',
] as const satisfies readonly (keyof Metadata)[]

/** The CSL variables (CSL 1.0.2, appendix IV) for the date of a work, its title, and who made or issued it. */
const variables: Record<Exclude<keyof Metadata, 'other'>, ReadonlySet<string>> = {
  date: new Set(['issued', 'original-date', 'event-date', 'available-date', 'submitted']),
  title: new Set([
    'title',
    'title-short',
    'container-title',
    'container-title-short',
    'collection-title',
    'original-title',
    'part-title',
    'reviewed-title',
    'volume-title',
  ]),
  names: new Set([...contributorRoleNames, 'authority', 'jurisdiction', 'publisher', 'original-publisher']),
}

const partOf = (variable: string): keyof Metadata => {
  if (variables.date.has(variable)) return 'date'
  if (variables.title.has(variable)) return 'title'
  return variables.names.has(variable) ? 'names' : 'other'
}

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Separates the date as printed, which has no CSL variable (lib/sources/csl.ts), from the rest of `custom.stele`. */
function ownDate(item: Item): { own: unknown; rest: Item } {
  const custom = isItem(item.custom) ? item.custom : null
  const stele = custom && isItem(custom.stele) ? custom.stele : null
  if (!custom || !stele || !('issued' in stele)) return { own: null, rest: item }
  const { issued: own, ...others } = stele
  return { own, rest: { ...item, custom: { ...custom, stele: others } } }
}

/** The cited metadata of one source in four parts. The item's id is left out, because the chain names the source. */
export function metadataOf({ id: _, ...item }: Item): Metadata {
  const { own, rest } = ownDate(item)
  const metadata: Record<keyof Metadata, Record<string, unknown>> = {
    date: own === null ? {} : { printed: own },
    title: {},
    names: {},
    other: {},
  }
  for (const [variable, value] of Object.entries(rest)) metadata[partOf(variable)][variable] = value
  return metadata
}

/** The parts in which two descriptions differ. */
export function differingParts(one: Item, other: Item): (keyof Metadata)[] {
  const [a, b] = [metadataOf(one), metadataOf(other)]
  return metadataParts.filter((part) => canonicalJson(a[part]) !== canonicalJson(b[part]))
}
