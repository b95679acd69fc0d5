import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'

/** `revisionId` is the revision that the publisher saw. */
export const publishSchema = z.strictObject({ revisionId: z.uuid() })

export const withdrawSchema = z.strictObject({
  /** The edition that the publisher saw. */
  edition: z.int().positive(),
  reason: filledProseOf(2000, issue('editions.reasonMissing')),
})
