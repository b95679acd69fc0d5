import { z } from 'zod'
import { type Message, message } from '@/lib/messages/message'
import { proseOf } from '@/lib/text/characters'

/** The parts of a subject that a reviewer can correct, in the order of the form. */
export const correctionParts = [
  'wording',
  'original',
  'translator',
  'date',
  'number',
  'measure',
  'population',
  'event',
  'place',
  'statedBy',
  'note',
  'locator',
] as const
export type CorrectionPart = (typeof correctionParts)[number]

export const isPart = (id: string): id is CorrectionPart => correctionParts.some((part) => part === id)

/** The label of a part; "A part" for one that no longer exists. */
export const partLabel = (id: string): Message =>
  message(`labels.correctionPart.${isPart(id) ? id : 'other'}`)

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
