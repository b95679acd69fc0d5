import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

export const pressExcerpt = defineKind({
  id: 'press-excerpt',
  label: 'Press excerpt',
  plural: 'Press excerpts',
  description: 'Words that a newspaper, magazine or agency printed, with where and when.',
  fields: z.strictObject({
    periodical: authorityNameSchema.nullable().default(null),
    place: lineOf(200).default(''),
    published: dateGroupSchema.nullable().default(null),
    headline: lineOf(500).default(''),
    page: lineOf(50).default(''),
  }),
  form: {
    periodical: { input: 'authority', kind: 'PERIODICAL', label: 'Periodical', required: true },
    place: { input: 'text', label: 'Place of publication' },
    published: {
      input: 'date',
      label: 'Date of the issue',
      hint: 'As printed; a year that is not given stays missing.',
    },
    headline: { input: 'text', label: 'Headline', hint: 'Only if you have seen it.' },
    page: { input: 'text', label: 'Page' },
  },
  facets: ['periodical'],
  masthead: ['periodical', 'place'],
  dateField: 'published',
  sourceFields: { DATE: 'published', TITLE: 'headline', CONTAINER: 'periodical', PAGE: 'page' },
  needsConsent: false,
  schemaOrg: { type: 'NewsArticle', headline: true },
  zoteroType: 'newspaperArticle',
  attribution: ({ periodical, place, published }) =>
    [
      periodical && place ? `${periodical.name} (${place})` : periodical?.name,
      published && formatDate(published),
    ]
      .filter(Boolean)
      .join(', '),
})
