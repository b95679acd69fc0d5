import { z } from 'zod'

const placeShape = z.object({
  field: z.string(),
  subjectId: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  from: z.number().nullable(),
  to: z.number().nullable(),
})
const findingShape = z.object({
  check: z.string(),
  level: z.enum(['BLOCK', 'WARN', 'INFO']),
  message: z.string(),
  place: placeShape,
  excerpt: z.string(),
  key: z.string(),
})
const dismissalShape = z.object({ key: z.string(), reason: z.string(), at: z.coerce.date(), by: z.string() })

/** The findings of a draft as they come out of JSON. */
export const findingsShape = z.object({
  version: z.number(),
  report: z.object({
    ran: z.array(z.string()),
    notApplicable: z.array(z.string()),
    crashed: z.array(z.object({ check: z.string() })),
    findings: z.array(findingShape),
    atGate: z.array(findingShape),
    dismissed: z.array(z.object({ finding: findingShape, dismissal: dismissalShape })),
    reopened: z.array(z.object({ key: z.string(), dismissal: dismissalShape })),
  }),
  /** What is looked for by each check, by its id. */
  explained: z.record(
    z.string(),
    z.object({ title: z.string(), explanation: z.string(), example: z.string() }),
  ),
})

export type SeenFindings = z.output<typeof findingsShape>
export type SeenReport = SeenFindings['report']
export type SeenFinding = SeenReport['findings'][number]
export type Explained = SeenFindings['explained']
