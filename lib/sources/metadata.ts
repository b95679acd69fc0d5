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

/**
 * Separates what has no CSL variable (lib/sources/csl.ts) from the rest of `custom.stele`: the date as printed, and that the title is supplied.
 * Without the latter the rest is as it was before sources had it, so that earlier verdicts stay valid.
 */
function withoutOwn(item: Item): { printed: unknown; isSupplied: boolean; rest: Item } {
  const custom = isItem(item.custom) ? item.custom : null
  const stele = custom && isItem(custom.stele) ? custom.stele : null
  if (!custom || !stele) return { printed: null, isSupplied: false, rest: item }
  const { issued: printed = null, titleIsSupplied, ...others } = stele
  const isSupplied = titleIsSupplied === true
  const isEmpty = isSupplied && Object.keys(others).length === 0 && printed === null
  const { custom: _, ...rest } = item
  const { stele: __, ...foreign } = custom
  if (isEmpty && Object.keys(foreign).length === 0) return { printed, isSupplied, rest }
  return {
    printed,
    isSupplied,
    rest: { ...rest, custom: isEmpty ? foreign : { ...custom, stele: others } },
  }
}

/** The cited metadata of one source in four parts. The item's id is left out, because the chain names the source. */
export function metadataOf({ id: _, ...item }: Item): Metadata {
  const { printed, isSupplied, rest } = withoutOwn(item)
  const metadata: Record<keyof Metadata, Record<string, unknown>> = {
    date: printed === null ? {} : { printed },
    title: isSupplied ? { supplied: true } : {},
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
