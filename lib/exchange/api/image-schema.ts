import { z } from 'zod'

const text = z.string()

/** An image in the text of an edition. */
export const image = z.strictObject({
  sha256: text,
  width: z.int().positive(),
  height: z.int().positive(),
  alternative: text.nullable(),
  caption: text,
  credit: text,
  rights: text,
  contentWarning: text.nullable(),
  isWarned: z.boolean(),
  urls: z.array(z.url()),
})
