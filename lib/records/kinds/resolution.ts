import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

export const resolution = defineKind({
  id: 'resolution',
  fields: z.strictObject({
    body: authorityNameSchema.nullable().default(null),
    jurisdiction: lineOf(200).default(''),
    instrument: lineOf(200).default(''),
    number: lineOf(100).default(''),
    adopted: dateGroupSchema.nullable().default(null),
    actTitle: lineOf(500).default(''),
  }),
  form: {
    body: { input: 'authority', kind: 'BODY', required: true },
    jurisdiction: { input: 'text', required: true },
    instrument: { input: 'text', hint: true, required: true },
    number: { input: 'text', hint: true },
    adopted: { input: 'date', hint: true, sitting: true },
    actTitle: { input: 'text', hint: true },
  },
  facets: ['jurisdiction', 'body'],
  masthead: [],
  dateField: 'adopted',
  genreField: 'instrument',
  sourceFields: { DATE: 'adopted', TITLE: 'actTitle', NUMBER: 'number' },
  register: 'register',
  needsConsent: false,
  schemaOrg: { type: 'Legislation' },
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
