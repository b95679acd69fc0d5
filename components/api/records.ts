import { z } from 'zod'
import { demand } from './client'

const foundSchema = z.array(
  z.object({
    ...{ id: z.uuid(), title: z.string(), kind: z.string(), isPublic: z.boolean() },
    /** True where its text has the words, and its title doesn't. */
    isInText: z.boolean(),
  }),
)
export type FoundRecord = z.output<typeof foundSchema>[number]

/** Returns records whose title has these words, then those whose text has them; those changed last first. */
export const searchRecords = (words: string, signal: AbortSignal) =>
  demand(foundSchema, `/api/records?${new URLSearchParams({ q: words })}`, { signal })
