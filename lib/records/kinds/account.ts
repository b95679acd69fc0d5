import { z } from 'zod'
import { dateGroupSchema } from '@/lib/dates'
import { timelineSchema } from '../timeline'
import { defineKind } from './kind'

export const account = defineKind({
  id: 'account',
  fields: z.strictObject({
    period: dateGroupSchema.nullable().default(null),
    timeline: timelineSchema.default([]),
  }),
  form: {
    period: { input: 'date' },
    timeline: { input: 'timeline' },
  },
  facets: [],
  masthead: [],
  dateField: 'period',
  sourceFields: {},
  isAccount: true,
  needsConsent: false,
  schemaOrg: { type: 'Article' },
  csl: { type: 'webpage', issued: null, variables: {} },
  zoteroType: 'webpage',
  attribution: () => [],
})
