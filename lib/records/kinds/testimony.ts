import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

const standings = [
  { value: 'survivor', label: 'Survivor' },
  { value: 'relative', label: 'Relative' },
  { value: 'witness', label: 'Witness' },
  { value: 'other', label: 'Other' },
  { value: '', label: 'Not stated' },
] as const

/** Who speaks is not here: the name and how it may be shown belong to the record's Consent. */
export const testimony = defineKind({
  id: 'testimony',
  label: 'Testimony',
  plural: 'Testimonies',
  description: 'What somebody said or wrote of what they lived through, named as they wish to be.',
  fields: z.strictObject({
    standing: z.enum(['survivor', 'relative', 'witness', 'other', '']).default(''),
    given: dateGroupSchema.nullable().default(null),
    place: authorityNameSchema.nullable().default(null),
    recordedBy: lineOf(300).default(''),
  }),
  form: {
    standing: { input: 'choice', options: standings, label: 'The speaker is a', hint: 'As the source says.' },
    given: { input: 'date', label: 'Date it was given or printed' },
    place: { input: 'authority', kind: 'PLACE', label: 'Place it was given' },
    recordedBy: { input: 'text', label: 'Recorded or reported by', required: true },
  },
  facets: ['place'],
  masthead: [],
  dateField: 'given',
  sourceFields: {},
  needsConsent: true,
  schemaOrg: { type: 'Quotation' },
  zoteroType: 'interview',
  attribution: ({ recordedBy, given }) =>
    [recordedBy && `Recorded or reported by ${recordedBy}`, given && formatDate(given)]
      .filter(Boolean)
      .join(', '),
})
