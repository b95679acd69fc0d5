import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

export const resolution = defineKind({
  id: 'resolution',
  label: 'Resolution or statement',
  plural: 'Resolutions and statements',
  description:
    'An act of a parliament, court, council or other body: who adopted what, under which number, and when.',
  fields: z.strictObject({
    body: authorityNameSchema.nullable().default(null),
    jurisdiction: lineOf(200).default(''),
    instrument: lineOf(200).default(''),
    number: lineOf(100).default(''),
    adopted: dateGroupSchema.nullable().default(null),
    actTitle: lineOf(500).default(''),
  }),
  form: {
    body: { input: 'authority', kind: 'BODY', label: 'Body', required: true },
    jurisdiction: { input: 'text', label: 'Country or jurisdiction', required: true },
    instrument: {
      input: 'text',
      label: 'Instrument',
      hint: 'Resolution, statement, proclamation, decree …',
      required: true,
    },
    number: { input: 'text', label: 'Number', hint: 'As given, also where its year differs from the date.' },
    adopted: {
      input: 'date',
      label: 'Date',
      hint: 'As given; a year that is not given stays missing.',
      sitting: true,
    },
    actTitle: { input: 'text', label: 'Title of the act', hint: 'Only as the act or the source gives it.' },
  },
  facets: ['jurisdiction', 'body'],
  masthead: [],
  dateField: 'adopted',
  genreField: 'instrument',
  sourceFields: { DATE: 'adopted', TITLE: 'actTitle', NUMBER: 'number' },
  needsConsent: false,
  schemaOrg: { type: 'Legislation' },
  zoteroType: 'statute',
  attribution: ({ body, jurisdiction, instrument, number, adopted }) =>
    [
      body?.name,
      // "Senate of Jordan" says where already.
      body?.name.endsWith(` ${jurisdiction}`) ? '' : jurisdiction,
      number ? `${instrument || 'No'} ${number}`.trim() : instrument,
      adopted && formatDate(adopted),
    ]
      .filter(Boolean)
      .join(', '),
})
