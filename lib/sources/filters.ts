import { z } from 'zod'
import { hrefWith } from '@/lib/lists/address'
import { positionIn, sortOf, sortSchema } from '@/lib/lists/sorting'
import { lineOf } from '@/lib/text/characters'
import { sourceTypeIds } from './types'

/** The filters and the order of the list of sources, from the query string; invalid values are ignored. */
export const sourceFiltersSchema = z
  .object({
    q: lineOf(200).default('').catch(''),
    type: z.enum(sourceTypeIds).nullable().default(null).catch(null),
    identification: z.enum(['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY']).nullable().default(null).catch(null),
    /** Whether the archive has a copy of it. */
    copies: z.enum(['some', 'none']).nullable().default(null).catch(null),
    sort: sortSchema('sources').nullable().default(null).catch(null),
    cursor: z.string().nullable().default(null).catch(null),
  })
  .transform(({ cursor, ...filters }) => ({
    ...filters,
    cursor: positionIn(sortOf('sources', filters.sort), cursor),
  }))
export type SourceFilters = Partial<z.output<typeof sourceFiltersSchema>>

/** The address of the list with these filters. */
export const hrefOfSources = (filters: SourceFilters): string => hrefWith('/desk/sources', filters)
