import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import { lineOf, webAddressSchema } from '@/lib/text/characters'
import { defineKind } from './kind'

/** The types and states of acts; "" where the editor has not given one. */
const acts = ['', 'resolution', 'statement', 'committee', 'speech', 'other'] as const
const statuses = ['', 'proposed', 'adopted', 'rejected', 'withdrawn', 'repealed'] as const

export const resolution = defineKind({
  id: 'resolution',
  fields: z.strictObject({
    body: authorityNameSchema.nullable().default(null),
    jurisdiction: lineOf(200).default(''),
    act: z.enum(acts).default(''),
    instrument: lineOf(200).default(''),
    number: lineOf(100).default(''),
    adopted: dateGroupSchema.nullable().default(null),
    status: z.enum(statuses).default(''),
    vote: lineOf(300).default(''),
    actTitle: lineOf(500).default(''),
    officialText: webAddressSchema.default(''),
  }),
  form: {
    body: { input: 'authority', kind: 'BODY', required: true },
    jurisdiction: { input: 'text', required: true },
    act: { input: 'choice', hint: true, options: acts },
    instrument: { input: 'text', hint: true, required: true },
    number: { input: 'text', hint: true },
    adopted: { input: 'date', hint: true, sitting: true },
    status: { input: 'choice', hint: true, options: statuses },
    vote: { input: 'text', hint: true },
    actTitle: { input: 'text', hint: true },
    officialText: { input: 'link', hint: true },
  },
  facets: ['jurisdiction', 'body'],
  masthead: [],
  dateField: 'adopted',
  genreField: 'instrument',
  actField: 'act',
  sourceFields: { DATE: 'adopted', TITLE: 'actTitle', NUMBER: 'number' },
  register: 'register',
  madeFrom: ['legislation', 'bill', 'treaty'],
  needsConsent: false,
  schemaOrg: {
    type: 'Legislation',
    properties: {
      legislationPassedBy: 'body',
      legislationJurisdiction: 'jurisdiction',
      legislationType: 'instrument',
      legislationIdentifier: 'number',
      sameAs: 'officialText',
    },
  },
  csl: {
    type: 'legislation',
    issued: 'adopted',
    variables: { publisher: 'body', jurisdiction: 'jurisdiction', genre: 'instrument', number: 'number' },
  },
  zoteroType: 'statute',
  attribution: ({ body, jurisdiction, instrument, number, adopted }) => [
    body?.name,
    // "Senate of Jordan" names the country already.
    body?.name.endsWith(` ${jurisdiction}`) ? null : jurisdiction,
    number ? numbered(instrument, number) : instrument,
    adopted,
  ],
})

const numbered = (instrument: string, number: string) =>
  instrument
    ? message('kinds.resolution.numbered', { instrument, number })
    : message('kinds.resolution.numberOnly', { number })
