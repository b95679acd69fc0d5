import { z } from 'zod'
import { filledProseOf } from '@/lib/text/characters'

/** The Admiralty code (NATO AJP-2.1): how reliable the source is, and how credible what it says. For the archive alone, never for readers. */
export const reliabilityLabels = {
  A: 'Completely reliable',
  B: 'Usually reliable',
  C: 'Fairly reliable',
  D: 'Not usually reliable',
  E: 'Unreliable',
  F: 'Reliability cannot be judged',
} as const
export type Reliability = keyof typeof reliabilityLabels
export const reliabilities = Object.keys(reliabilityLabels) as Reliability[]

export const credibilityLabels = {
  1: 'Confirmed by other sources',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Truth cannot be judged',
} as const

export const assessmentSchema = z.strictObject({
  reliability: z.enum(reliabilities, { error: 'Choose a letter.' }),
  credibility: z.coerce
    .number('Choose a number.')
    .int('Choose a number.')
    .min(1, 'Choose a number.')
    .max(6, 'Choose a number.'),
  reason: filledProseOf(2000, 'Give the reasons.'),
})
export type NewAssessment = z.input<typeof assessmentSchema>
