import { z } from 'zod'
import { fileTypeNames } from '@/lib/text/file-address'

const text = z.string()

/** A recording or document in the text of an edition. */
export const file = z.strictObject({
  sha256: text,
  mediaType: z.enum(fileTypeNames),
  size: z.int().positive(),
  title: text,
  description: text.nullable(),
  credit: text,
  rights: text,
  transcript: z.array(z.strictObject({ start: z.number(), end: z.number(), text })),
  language: text.nullable(),
  contentWarning: text.nullable(),
  isWarned: z.boolean(),
  url: z.url(),
  captions: z.url().nullable(),
})

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
