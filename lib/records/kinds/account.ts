import { z } from 'zod'
import { dateGroupSchema } from '@/lib/dates'
import { timelineSchema } from '../timeline'
import { defineKind } from './kind'

export const account = defineKind({
  id: 'account',
  label: 'Account',
  plural: 'Accounts',
  description:
    'A narrative or background page in the archive’s own neutral words, every sentence attributed.',
  fields: z.strictObject({
    period: dateGroupSchema.nullable().default(null),
    timeline: timelineSchema.default([]),
  }),
  form: {
    period: { input: 'date', label: 'Period it covers' },
    timeline: { input: 'timeline', label: 'Timeline' },
  },
  facets: [],
  masthead: [],
  dateField: 'period',
  sourceFields: {},
  needsConsent: false,
  schemaOrg: { type: 'Article' },
  zoteroType: 'webpage',
  attribution: () => '',
})
