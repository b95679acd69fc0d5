import { z } from 'zod'
import type { CheckId } from '@/lib/checks/check'
import type { Message } from '@/lib/messages/message'

/** Both come from this archive's own server. */
const messageShape = z.custom<Message>(
  (value) => typeof value === 'object' && value !== null && 'key' in value,
)
const checkShape = z.custom<CheckId>((value) => typeof value === 'string')

const placeShape = z.object({
  field: z.string(),
  subjectId: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  from: z.number().nullable(),
  to: z.number().nullable(),
})
const findingShape = z.object({
  check: checkShape,
  level: z.enum(['BLOCK', 'WARN', 'INFO']),
  message: messageShape,
  place: placeShape,
  excerpt: z.string(),
  key: z.string(),
})
const dismissalShape = z.object({
  key: z.string(),
  reason: z.string(),
  at: z.coerce.date(),
  by: z.string(),
  memberId: z.string(),
})

/** The findings of a draft as they come out of JSON. */
export const findingsShape = z.object({
  version: z.number(),
  /** The steps after submission that no member could take. */
  missing: z.array(messageShape),
  report: z.object({
    ran: z.array(checkShape),
    notApplicable: z.array(checkShape),
    crashed: z.array(z.object({ check: checkShape })),
    findings: z.array(findingShape),
    atGate: z.array(findingShape),
    dismissed: z.array(z.object({ finding: findingShape, dismissal: dismissalShape })),
    reopened: z.array(z.object({ key: z.string(), dismissal: dismissalShape })),
  }),
})

export type SeenFindings = z.output<typeof findingsShape>
export type SeenReport = SeenFindings['report']
export type SeenFinding = SeenReport['findings'][number]
