import { z } from 'zod'
import { AuthorityKind, WorkState } from '@/lib/generated/prisma/enums'
import { cursorSchema } from '@/lib/input'
import { faultyCharacters } from '@/lib/text/characters'
import { type ListId, listOf, type SortValue } from './columns'

/** The order of a list. */
export type Sort = { by: string; value: SortValue; isDescending: boolean }

const parts = (text: string) => ({ by: text.replace(/^-/, ''), isDescending: text.startsWith('-') })

/** A list's order in an address: a column, after a hyphen where the last comes first. Anything else is no order. */
export const sortSchema = (list: ListId) =>
  z.string().refine((text) => Object.hasOwn(listOf(list).sorts, parts(text).by))

/** The order that an address asks for, or the usual one of the list. */
export function sortOf(list: ListId, asked: string | null | undefined): Sort {
  const { sorts, usualSort } = listOf(list)
  const { by, isDescending } = parts(asked ?? usualSort)
  return { by, isDescending, value: sorts[by]?.value ?? 'text' }
}

/** The order that choosing a column asks for: its first one, or the opposite where the list has that already. Undefined for the usual order. */
export function sortAfter(list: ListId, now: Sort, column: string): string | undefined {
  const first = listOf(list).sorts[column]?.isDescendingFirst ?? false
  const isDescending = now.by === column ? !now.isDescending : first
  const next = `${isDescending ? '-' : ''}${column}`
  return next === listOf(list).usualSort ? undefined : next
}

const ID = 36
const daySchema = z.iso.date()

/** The value and the id in a position, "value_id". */
export const positionParts = (position: string) => ({
  value: position.slice(0, -ID - 1),
  id: position.slice(-ID),
})

const canBe: Record<SortValue, (position: string) => boolean> = {
  moment: (position) => cursorSchema.safeParse(position).success,
  day: (position) => daySchema.safeParse(positionParts(position).value).success,
  workState: (position) => Object.hasOwn(WorkState, positionParts(position).value),
  authorityKind: (position) => Object.hasOwn(AuthorityKind, positionParts(position).value),
  text: (position) => faultyCharacters(positionParts(position).value) === null,
}

/** The end of a page of a list in this order; null for anything else that an address can have. */
export function positionIn(sort: Sort, text: string | null | undefined): string | null {
  if (!text || text.length > 2_000 || text.at(-ID - 1) !== '_') return null
  return z.uuid().safeParse(positionParts(text).id).success && canBe[sort.value](text) ? text : null
}
