import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

const standings = ['survivor', 'relative', 'witness', 'other', ''] as const

/** The speaker is not among the fields: their name and how it may be shown belong to the record's Consent. */
export const testimony = defineKind({
  id: 'testimony',
  fields: z.strictObject({
    standing: z.enum(standings).default(''),
    given: dateGroupSchema.nullable().default(null),
    place: authorityNameSchema.nullable().default(null),
    recordedBy: lineOf(300).default(''),
  }),
  form: {
    standing: { input: 'choice', options: standings, hint: true },
    given: { input: 'date' },
    place: { input: 'authority', kind: 'PLACE' },
    recordedBy: { input: 'text', required: true },
  },
  facets: ['place'],
  masthead: [],
  dateField: 'given',
  sourceFields: {},
  register: 'testimonies',
  madeFrom: ['interview', 'personal_communication'],
  needsConsent: true,
  schemaOrg: { type: 'Quotation' },
  csl: {
    type: 'interview',
    issued: 'given',
    variables: { interviewer: 'recordedBy', 'event-place': 'place' },
  },
  zoteroType: 'interview',
  attribution: ({ recordedBy, given }) => [
    recordedBy ? message('kinds.testimony.recordedByName', { name: recordedBy }) : null,
    given,
  ],
})
