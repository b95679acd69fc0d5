import { z } from 'zod'
import { proseOf } from '@/lib/text/characters'

/** What of a subject a reviewer can put right. */
export const correctionParts = [
  'wording',
  'original',
  'translator',
  'number',
  'measure',
  'population',
  'statedBy',
  'locator',
] as const
export type CorrectionPart = (typeof correctionParts)[number]

/** Forms send line ends of their own. */
const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .pipe(proseOf(20_000))

/** One part of a subject as it stands, and as it should. `hop` counts the chain from its beginning; null for all but locators. */
export const correctionSchema = z
  .strictObject({
    part: z.enum(correctionParts, { error: 'Choose what is to be corrected.' }),
    hop: z.int().min(0).max(7).nullable().default(null),
    before: words,
    after: words,
  })
  .refine(({ before, after }) => before !== after, {
    path: ['after'],
    message: 'Write what it should say: this is what stands there.',
  })
export type Correction = z.output<typeof correctionSchema>

export const acceptSchema = z.strictObject({ verdictId: z.uuid('This names no correction.') })
