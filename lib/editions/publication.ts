import { z } from 'zod'
import { filledProseOf } from '@/lib/text/characters'

/** `revisionId` is the revision that was read before it was published. */
export const publishSchema = z.strictObject({ revisionId: z.uuid() })

export const withdrawSchema = z.strictObject({
  /** The edition that the publisher saw. */
  edition: z.int().positive(),
  reason: filledProseOf(2000, 'Say why, for readers who come to look for it.'),
})
