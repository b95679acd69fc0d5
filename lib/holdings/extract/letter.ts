import { z } from 'zod'

/** An e-mail or a saved web page in MIME, taken apart. */
export const letterSchema = z.union([
  z.object({
    /** "From: …", one line each. */
    head: z.string(),
    /** The plain text; empty when there is only HTML. */
    text: z.string(),
    html: z.string(),
    /** Of a saved web page. */
    address: z.string(),
    /** ISO 8601, or empty. */
    date: z.string(),
    attachments: z.array(z.object({ name: z.string(), base64: z.string() })),
    /** Attachments that were too large together, and pictures of the page. */
    leftOut: z.int(),
  }),
  z.object({ refused: z.literal('DAMAGED') }),
])
export type Letter = z.output<typeof letterSchema>
