import { z } from 'zod'
import { WorkState } from '@/lib/generated/prisma/enums'
import { cursorSchema } from '@/lib/input'
import { hrefWith } from '@/lib/lists/address'
import { positionIn, sortOf, sortSchema } from '@/lib/lists/sorting'
import { faultyCharacters } from '@/lib/text/characters'
import { isKindId } from './kinds'

const isState = (state: string): state is WorkState => Object.hasOwn(WorkState, state)

/** A filter in an address. A value that can't be read filters nothing. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** The filters that every list of records has. */
export const commonFilters = {
  kind: optional(z.string().refine(isKindId)),
  language: optional(z.string().regex(/^[A-Za-z0-9-]{1,35}$/)),
  /** Words of a title, in the list of records also of a text. */
  q: optional(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => faultyCharacters(text) === null),
  ),
  /** The `cursor` of the last row of the previous page. */
  after: optional(cursorSchema),
}

/** The filters and the order in the address of the list of records; `q` may be misspelt. */
export const filtersSchema = z
  .object({
    ...commonFilters,
    state: optional(z.string().refine(isState)),
    /** Created or edited by the actor. */
    mine: optional(z.literal('yes')),
    tag: optional(
      z
        .string()
        .min(1)
        .max(60)
        .refine((text) => faultyCharacters(text) === null),
    ),
    /** Assigned to the actor, or to the member with this id. */
    assigned: optional(z.literal('yes').or(z.uuid())),
    /** In the newest version of the collection with this id. */
    collection: optional(z.uuid()),
    sort: optional(sortSchema('records')),
    after: optional(z.string()),
  })
  .transform(({ after, ...filters }) => ({
    ...filters,
    after: positionIn(sortOf('records', filters.sort), after) ?? undefined,
  }))
export type RecordFilters = Partial<z.output<typeof filtersSchema>>

/** The address of the list with these filters. */
export const hrefOfList = (filters: RecordFilters): string => hrefWith('/desk/records', filters)
