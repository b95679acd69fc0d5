import { z } from 'zod'
import { filledProseOf } from '@/lib/text/characters'

/** The Admiralty code (NATO AJP-2.1): how reliable the source is, and how credible what it says. For the archive alone, never for readers. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof reliabilities)[number]
export const credibilities = [1, 2, 3, 4, 5, 6] as const

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
