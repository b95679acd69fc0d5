import { z } from 'zod'
import { issue, type Message, message } from '@/lib/messages/message'
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

export const isPart = (part: string): part is CorrectionPart =>
  correctionParts.some((known) => known === part)

/** The name of a part; "A part" for one that no longer exists. */
export const partLabel = (part: string): Message =>
  message(`labels.correctionPart.${isPart(part) ? part : 'other'}`)

/** Browsers send CRLF as the end of a line. */
const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .pipe(proseOf(20_000))

/** The current and the correct text of one part of a subject. `hop` is the index in the chain for a locator, else null. */
export const correctionSchema = z
  .strictObject({
    part: z.enum(correctionParts, { error: issue('review.correction.partMissing') }),
    hop: z.int().min(0).max(7).nullable().default(null),
    before: words,
    after: words,
  })
  .refine(({ before, after }) => before !== after, {
    path: ['after'],
    message: issue('review.correction.same'),
  })
export type Correction = z.output<typeof correctionSchema>

const verdictId = z.uuid(issue('review.correction.unknown'))

/** A proposal to accept. `also`: those that propose the same for other items. */
export const acceptSchema = z.strictObject({ verdictId, also: z.array(verdictId).max(200).default([]) })
