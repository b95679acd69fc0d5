import { sourceFieldNames } from './fields'
import { offeredTypes, type SourceType } from './type-table'

/** Other terms of CSL: taken on import and kept; their form shows every field. */
const otherTypes = [
  'classic',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'musical_score',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'review',
  'review-book',
  'software',
  'song',
  'standard',
] as const

export type OfferedType = keyof typeof offeredTypes
export type SourceTypeId = OfferedType | (typeof otherTypes)[number]
export const offeredTypeIds = Object.keys(offeredTypes) as OfferedType[]
export const sourceTypeIds: readonly SourceTypeId[] = [...offeredTypeIds, ...otherTypes]

const isOffered = (id: string): id is OfferedType => Object.hasOwn(offeredTypes, id)
const inWords = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll(/[-_]/g, ' ')

/** How a type is called and which fields belong to it; any CSL term has an answer. */
export function sourceType(id: string): SourceType {
  return isOffered(id)
    ? offeredTypes[id]
    : { label: inWords(id), fields: sourceFieldNames, roles: ['author', 'editor', 'translator'] }
}

/** All types with their labels, those that an archive meets first. */
export const sourceTypeOptions = sourceTypeIds.map((value) => ({ value, label: sourceType(value).label }))
