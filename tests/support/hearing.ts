import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { defineKind } from '@/lib/records/kinds/kind'
import { timelineSchema } from '@/lib/records/timeline'
import { lineOf } from '@/lib/text/characters'

const capacities = ['witness', 'expert', ''] as const

/** A kind that exists in tests only: what a person said before a commission. It uses everything that a kind can declare. */
export const hearing = defineKind({
  id: 'hearing',
  fields: z.strictObject({
    commission: authorityNameSchema.nullable().default(null),
    venue: lineOf(200).default(''),
    held: dateGroupSchema.nullable().default(null),
    docket: lineOf(100).default(''),
    heading: lineOf(300).default(''),
    capacity: z.enum(capacities).default(''),
    sittings: timelineSchema.default([]),
  }),
  form: {
    commission: { input: 'authority', kind: 'BODY', required: true },
    venue: { input: 'text' },
    held: { input: 'date', hint: true, sitting: true },
    docket: { input: 'text', required: true },
    heading: { input: 'text' },
    capacity: { input: 'choice', options: capacities },
    sittings: { input: 'timeline' },
  },
  facets: ['commission'],
  masthead: ['commission', 'venue'],
  dateField: 'held',
  genreField: 'heading',
  sourceFields: { DATE: 'held', NUMBER: 'docket' },
  needsConsent: true,
  schemaOrg: { type: 'Report' },
  csl: {
    type: 'hearing',
    issued: 'held',
    variables: { publisher: 'commission', 'event-place': 'venue', number: 'docket' },
  },
  zoteroType: 'hearing',
  attribution: ({ commission, held }) => [commission?.name, held],
})

/** Its messages, as messages/en/kinds.json would have them. */
export const hearingMessages = {
  label: 'Hearing',
  plural: 'Hearings',
  short: 'Hearings',
  description: 'Words spoken before a commission.',
  fields: {
    commission: { label: 'Commission' },
    venue: { label: 'Venue' },
    held: { label: 'Day of the hearing', hint: 'As the minutes give it.' },
    docket: { label: 'Docket number' },
    heading: { label: 'Heading' },
    capacity: {
      label: 'Heard as',
      options: { witness: 'Witness', expert: 'Expert', unstated: 'Not stated' },
    },
    sittings: { label: 'Sittings' },
  },
}
