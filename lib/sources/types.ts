import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { type SourceField, sourceFieldNames } from './fields'
import { offeredTypes, type SourceType } from './type-table'

/** Other terms of CSL: accepted on import and kept; their form shows every field. */
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

type OfferedType = keyof typeof offeredTypes
export type SourceTypeId = OfferedType | (typeof otherTypes)[number]
export const offeredTypeIds = Object.keys(offeredTypes) as OfferedType[]
export const sourceTypeIds: readonly SourceTypeId[] = [...offeredTypeIds, ...otherTypes]

const isOffered = (id: string): id is OfferedType => Object.hasOwn(offeredTypes, id)
/** The fields and roles of a type; any CSL term has an answer. */
export const sourceType = (id: string): SourceType =>
  isOffered(id) ? offeredTypes[id] : { fields: sourceFieldNames, roles: ['author', 'editor', 'translator'] }

/** The label of a type; the CSL term itself for a type that the archive doesn't know. */
export function sourceTypeLabel(id: string, t: Translator): string {
  const known = sourceTypeIds.find((type) => type === id)
  return known ? t(`labels.sourceType.${known}`) : id
}

/** The label of a field, which some types call by a name of their own: the container of an article is its newspaper. */
export const sourceFieldLabel = (type: string, field: SourceField): Message =>
  sourceType(type).labels?.[field] ?? message(`labels.sourceField.${field}`)
