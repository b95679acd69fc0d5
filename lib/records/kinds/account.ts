import { z } from 'zod'
import { chainSchema } from '@/lib/citations/schema'
import { dateGroupSchema } from '@/lib/dates'
import { filledProseOf } from '@/lib/text/characters'
import { defineKind } from './kind'

/** One dated statement in an account, cited like any sentence. */
export const timelineEventSchema = z.strictObject({
  id: z.uuid(),
  date: dateGroupSchema,
  text: filledProseOf(2000, 'Say what is stated for this date.'),
  chain: chainSchema,
  passageId: z.uuid().nullable(),
})
export type TimelineEvent = z.output<typeof timelineEventSchema>

export const account = defineKind({
  id: 'account',
  label: 'Account',
  plural: 'Accounts',
  description:
    'A narrative or background page in the archive’s own neutral words, every sentence attributed.',
  fields: z.strictObject({
    period: dateGroupSchema.nullable().default(null),
    timeline: z.array(timelineEventSchema).max(500).default([]),
  }),
  form: {
    period: { input: 'date', label: 'Period it covers' },
    timeline: { input: 'timeline', label: 'Timeline' },
  },
  facets: [],
  schemaOrgType: 'Article',
  attribution: () => '',
  dated: ({ period }) => period,
})
