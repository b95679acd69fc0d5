import { z } from 'zod'

/** What a publisher says to erase the words of a record for ever. */
export const erasureSchema = z.strictObject({
  /** The record's address, typed again: nothing brings the words back. */
  confirm: z.string().trim(),
  /** Also the held copies that nothing but this record rests on. */
  copies: z.boolean(),
  /** Also the address, where it tells who spoke: nothing is found there any more, not even the tombstone. */
  address: z.boolean(),
})
export type ErasureInput = z.input<typeof erasureSchema>
