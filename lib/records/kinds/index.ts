import { NotFound } from '@/lib/errors'
import { account } from './account'
import type { Kind } from './kind'
import { pressExcerpt } from './press-excerpt'
import { resolution } from './resolution'
import { testimony } from './testimony'

export type { FieldInput, Kind } from './kind'

/** The kinds in the order in which they are offered. */
export const kinds = { testimony, 'press-excerpt': pressExcerpt, resolution, account } as const
export type KindId = keyof typeof kinds
export const kindIds = Object.keys(kinds) as KindId[]

export const isKindId = (id: string): id is KindId => Object.hasOwn(kinds, id)

/** The kind with this id, its fields seen as plain data; `NotFound` for any other word. */
export function kindOf(id: string): Kind {
  if (!isKindId(id)) throw new NotFound()
  return kinds[id] as unknown as Kind
}
