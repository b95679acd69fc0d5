import { z } from 'zod'
import { cursorSchema } from '@/lib/input'
import { lineOf } from '@/lib/text/characters'
import { sourceTypeIds } from './types'

/** The filters of the list of sources, from the query string; invalid values are ignored. */
export const sourceFiltersSchema = z.object({
  q: lineOf(200).default('').catch(''),
  type: z.enum(sourceTypeIds).nullable().default(null).catch(null),
  identification: z.enum(['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY']).nullable().default(null).catch(null),
  cursor: cursorSchema.nullable().default(null).catch(null),
})
export type SourceFilters = z.output<typeof sourceFiltersSchema>

/** The URL of the list with these filters. */
export function hrefOfSources(filters: SourceFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return query.size > 0 ? `/desk/sources?${query}` : '/desk/sources'
}
