import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'

/** The Admiralty code (NATO AJP-2.1): the reliability of a source and the credibility of its content. For editors only, never for readers. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof reliabilities)[number]
export const credibilities = [1, 2, 3, 4, 5, 6] as const

const noCredibility = issue('sources.assessment.credibilityMissing')

export const assessmentSchema = z.strictObject({
  reliability: z.enum(reliabilities, { error: issue('sources.assessment.reliabilityMissing') }),
  credibility: z.coerce.number(noCredibility).int(noCredibility).min(1, noCredibility).max(6, noCredibility),
  reason: filledProseOf(2000, issue('sources.assessment.reasonsMissing')),
})
export type NewAssessment = z.input<typeof assessmentSchema>
