import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import { lineOf } from '@/lib/text/characters'
import { defineKind } from './kind'

export const pressExcerpt = defineKind({
  id: 'press-excerpt',
  fields: z.strictObject({
    periodical: authorityNameSchema.nullable().default(null),
    place: lineOf(200).default(''),
    published: dateGroupSchema.nullable().default(null),
    headline: lineOf(500).default(''),
    page: lineOf(50).default(''),
  }),
  form: {
    periodical: { input: 'authority', kind: 'PERIODICAL', required: true },
    place: { input: 'text' },
    published: { input: 'date', hint: true },
    headline: { input: 'text', hint: true },
    page: { input: 'text' },
  },
  facets: ['periodical'],
  masthead: ['periodical', 'place'],
  dateField: 'published',
  sourceFields: { DATE: 'published', TITLE: 'headline', CONTAINER: 'periodical', PAGE: 'page' },
  register: 'press',
  madeFrom: ['article-newspaper', 'article-magazine', 'article-journal', 'broadcast'],
  needsConsent: false,
  schemaOrg: { type: 'NewsArticle', headline: true },
  csl: {
    type: 'article-newspaper',
    issued: 'published',
    variables: { 'container-title': 'periodical', 'publisher-place': 'place', page: 'page' },
  },
  zoteroType: 'newspaperArticle',
  attribution: ({ periodical, place, published }) => [
    periodical && place
      ? message('kinds.press-excerpt.printedIn', { periodical: periodical.name, place })
      : periodical?.name,
    published,
  ],
})
