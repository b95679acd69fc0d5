import { z } from 'zod'
import { lineOf } from '@/lib/text/characters'
import { sourceTypeIds } from './types'

/** What a list of sources is narrowed to, as it stands in the address; anything that cannot be is left out. */
export const sourceFiltersSchema = z.object({
  q: lineOf(200).catch(''),
  type: z.enum(sourceTypeIds).nullable().catch(null),
  identification: z.enum(['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY']).nullable().catch(null),
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/)
    .nullable()
    .catch(null),
})
export type SourceFilters = z.output<typeof sourceFiltersSchema>
