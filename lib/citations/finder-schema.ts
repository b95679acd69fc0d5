import { z } from 'zod'
import { lineOf } from '@/lib/text/characters'

/** The longest text that is searched for; a longer one describes a source. */
export const LONGEST_SEARCH = 200

export const finderSchema = z.object({
  /** What is typed; null for a text that no search can be for. */
  q: lineOf(LONGEST_SEARCH).nullable().catch(null),
  /** A name whose sources are asked for. */
  name: z.uuid().nullable().catch(null),
})
