import { z } from 'zod'

/** A publisher's request to erase the text of a record for good. */
export const erasureSchema = z.strictObject({
  /** The record's address, typed again, because the erasure can't be undone. */
  confirm: z.string().trim(),
  /** Also erase the archive copies that only this record uses. */
  copies: z.boolean(),
  /** Also replace the address, where it names the speaker. The old address then shows nothing, not even the tombstone. */
  address: z.boolean(),
})
export type ErasureInput = z.input<typeof erasureSchema>
