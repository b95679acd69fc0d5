import { z } from 'zod'
import { proseOf } from '@/lib/text/characters'

/** What of a subject a reviewer can put right, in the order of the form, with what each is called. */
export const correctionLabels = {
  wording: 'The wording',
  original: 'The original beside the translation',
  translator: 'The translator',
  date: 'The date',
  number: 'The number',
  measure: 'What is counted',
  population: 'Who or what they are',
  event: 'The event',
  place: 'Where it was',
  statedBy: 'Who states it',
  note: 'The note',
  locator: 'The place in the source',
} as const
export type CorrectionPart = keyof typeof correctionLabels

export const isPart = (part: string): part is CorrectionPart => Object.hasOwn(correctionLabels, part)
export const correctionParts = Object.keys(correctionLabels).filter(isPart)

/** What a part is called; "A part" for one that is not known any more. */
export const labelOfPart = (part: string) => (isPart(part) ? correctionLabels[part] : 'A part')

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
