import { z } from 'zod'
import { demand } from './client'

const foundSchema = z.array(z.object({ id: z.string(), name: z.string() }))
export type Mentionable = z.output<typeof foundSchema>[number]

/** Up to eight members who can be mentioned on the record (null: on a passage) and whose name matches the typed text. */
export const searchMentionable = (typed: string, recordId: string | null, signal: AbortSignal) =>
  demand(
    foundSchema,
    `/api/mentions?${new URLSearchParams({ q: typed, ...(recordId && { record: recordId }) })}`,
    {
      signal,
    },
  )
