import { z } from 'zod'
import { Aspect, Outcome, SubjectType, WorkState } from '@/lib/generated/prisma/enums'
import { issue } from '@/lib/messages/message'
import { filledProseOf, proseOf } from '@/lib/text/characters'
import { correctionSchema } from './corrections/schema'

/** A verdict as a form, a script or a test sends it. */
export const verdictSchema = z.strictObject({
  recordId: z.string(),
  subjectType: z.enum(SubjectType),
  subjectId: z.uuid(),
  /** The fingerprint of what the aspect checks, as the reviewer saw it. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, issue('review.input.fingerprint')),
  aspect: z.enum(Aspect, { error: issue('review.input.aspect') }),
  outcome: z.enum(Outcome, { error: issue('review.input.outcome') }),
  /** The copy that it was compared with; by default the copy of the bound passage. */
  holdingId: z.uuid(issue('review.input.copy')).nullable().default(null),
  note: proseOf(4000).default(''),
  /**
   * The evidence of the verdict as the reviewer saw it: the cited sources, CSL-JSON in the order of the chain, and the speaker's consent.
   * Not stored: a refusal shows it beside the current text, if the fingerprint matches it.
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

const findingKey = z.string().regex(/^[0-9a-f]{64}$/, issue('review.input.finding'))

/** `key`: of the finding that was shown. */
export const dismissSchema = z.strictObject({
  key: findingKey,
  reason: filledProseOf(1000, issue('review.input.dismissReason')),
})

export const takeBackSchema = z.strictObject({ key: findingKey })

/** `version`: of the draft that was read before it was submitted. */
export const submitSchema = z.strictObject({
  version: z.int().positive(),
  message: proseOf(1000).default(''),
})

/** `state`: the one that the page showed. */
export const recallSchema = z.strictObject({ state: z.enum(WorkState) })

/** `revisionId`: the revision that was read. */
export const returnSchema = z.strictObject({
  revisionId: z.uuid(),
  reason: filledProseOf(2000, issue('review.input.returnReason')),
})

export const approveSchema = z.strictObject({ revisionId: z.uuid() })

/** The number of characters of the copy shown on each side of a passage. */
export const CONTEXT = 200

/** The number of characters of the copy that an edition keeps before and after a passage. */
export const EDITION_CONTEXT = 400
