import { z } from 'zod'
import { Aspect, Outcome, SubjectType, WorkState } from '@/lib/generated/prisma/enums'
import { filledProseOf, proseOf } from '@/lib/text/characters'
import { correctionSchema } from './corrections/schema'

/** A verdict as a form, a script or a test gives it. */
export const verdictSchema = z.strictObject({
  recordId: z.string(),
  subjectType: z.enum(SubjectType),
  subjectId: z.uuid(),
  /** Of what the aspect rests on, as the reviewer saw it. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'This is not a fingerprint.'),
  aspect: z.enum(Aspect, { error: 'Choose what was checked.' }),
  outcome: z.enum(Outcome, { error: 'Choose what was found.' }),
  /** The copy that it was checked against; by default the one in which the bound passage lies. */
  holdingId: z.uuid('Pick a copy.').nullable().default(null),
  note: proseOf(4000).default(''),
  /**
   * What the verdict rests on beside the text, as the reviewer saw it: the works that are cited, CSL-JSON in the order of the chain, and
   * what a speaker allows. Kept nowhere: a refusal shows it beside what stands now, if the fingerprint fits it.
   */
  seen: z
    .strictObject({
      works: z.array(z.looseObject({ id: z.string(), type: z.string() })).max(50),
      consent: z.record(z.string().max(40), z.string().max(300).nullable()).nullable(),
    })
    .nullable()
    .default(null),
  /** Only with CORRECTED. */
  correction: correctionSchema.nullable().default(null),
})

const findingKey = z.string().regex(/^[0-9a-f]{64}$/, 'This names no finding.')

/** `key` is that of the finding as it was seen. */
export const dismissSchema = z.strictObject({
  key: findingKey,
  reason: filledProseOf(1000, 'Say why this can stand as it is.'),
})

export const takeBackSchema = z.strictObject({ key: findingKey })

/** `version` is that of the draft that was read before it was submitted. */
export const submitSchema = z.strictObject({
  version: z.int().positive(),
  message: proseOf(1000).default(''),
})

/** `state` is the one that was seen. */
export const recallSchema = z.strictObject({ state: z.enum(WorkState) })

/** `revisionId` is the revision that was read. */
export const returnSchema = z.strictObject({
  revisionId: z.uuid(),
  reason: filledProseOf(2000, 'Say what is to be mended.'),
})

export const approveSchema = z.strictObject({ revisionId: z.uuid() })

/** How many characters of the copy a reviewer sees on each side of a passage. */
export const CONTEXT = 200
