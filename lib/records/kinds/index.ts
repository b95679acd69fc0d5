import { NotFound } from '@/lib/errors'
import type { Kind } from './kind'
import { kindList } from './list'

export { type FieldInput, type FormField, type Kind, type SourceAspect, sourceAspects } from './kind'

export type KindId = (typeof kindList)[number]['id']

/** Every kind of record, its fields seen as plain data, in the order in which they are offered. */
export const kinds: readonly Kind[] = kindList

/** The ids of the kinds in which the archive tells what happened; records of the other kinds are documents. */
export const accountKinds: readonly string[] = kinds.flatMap(({ id, isAccount }) => (isAccount ? [id] : []))

const byId = new Map(kinds.map((kind) => [kind.id, kind]))

export const isKindId = (id: string): id is KindId => byId.has(id)

/** The kind of which records are usually made from sources of this type; null where no kind says so. */
export const kindForSource = (type: string): string | null =>
  kinds.find(({ madeFrom = [] }) => madeFrom.some((named) => named === type))?.id ?? null

/** The kind with this id; `NotFound` for an unknown one. */
export function kindOf(id: string): Kind {
  const kind = byId.get(id)
  if (!kind) throw new NotFound()
  return kind
}
