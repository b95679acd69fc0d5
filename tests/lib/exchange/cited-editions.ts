import type { PublicEdition } from '@/lib/editions/queries'
import { editionOf, snapshotSource } from '@/tests/support/editions'
import { cite, contentOf, doc, figure, hop, p, printed, quotation } from '@/tests/support/factories/pure'

const name = (text: string) => ({ name: text, authorityId: null })
const heard = snapshotSource('A letter', {
  id: '44444444-0000-4000-8000-000000000000',
  csl: { type: 'personal_communication', title: 'A letter', author: [{ family: 'Doe', given: 'Jane' }] },
})
const seen = snapshotSource('A newspaper', {
  id: '55555555-0000-4000-8000-000000000000',
  csl: {
    type: 'article-newspaper',
    title: 'The dam broke',
    'container-title': 'The Daily',
    issued: { 'date-parts': [[1921, 5, 8]] },
  },
})
const chain = [
  hop(heard, { access: 'NOT_SEEN', locator: { label: 'folio', value: '7' } }),
  hop(seen, { access: 'FACSIMILE_SEEN', locator: { label: 'page', value: '2' } }),
]
const direct = [hop(seen, { access: 'FACSIMILE_SEEN', locator: { label: 'page', value: '2' } })]
const words = quotation({ id: '11111111-0000-4000-8000-000000000000', chain }, 'The dam broke at night.')
const retold = quotation(
  { id: '22222222-0000-4000-8000-000000000000', chain, mode: 'PARAPHRASE' },
  'It broke when all slept.',
)
const marked = {
  ...cite(direct),
  attrs: { ...cite(direct).attrs, id: '66666666-0000-4000-8000-000000000000' },
}
const counted = figure(direct, {
  id: '33333333-0000-4000-8000-000000000000',
  asOf: printed('May 1921', '1921-05'),
})

const sources = [heard, seen]
const account = editionOf(
  'account',
  contentOf('account', {
    title: 'What is known of the flood?',
    summary: 'A summary.',
    fields: { period: printed('1921', '1921'), timeline: [] },
    body: doc(words, retold, p('A sentence.', marked)),
    figures: [counted],
  }),
  { sources, slug: 'the-flood', number: 2, newest: 2 },
)
const testimony = (speaker: string | null): PublicEdition =>
  editionOf(
    'testimony',
    contentOf('testimony', {
      title: 'The night of the flood',
      summary: 'A summary.',
      fields: {
        standing: 'witness',
        given: printed('28 May', 'XXXX-05-28'),
        place: name('Lower Town'),
        recordedBy: 'Town Museum',
      },
    }),
    { speaker, slug: 'the-night' },
  )
const press = editionOf(
  'press-excerpt',
  contentOf('press-excerpt', {
    title: 'The Daily on the flood',
    summary: 'A summary.',
    fields: {
      periodical: name('The Daily'),
      place: 'London',
      published: printed('8 May 1921', '1921-05-08'),
      headline: 'The dam broke',
      page: '4',
    },
  }),
  { slug: 'the-daily' },
)
const resolution = editionOf(
  'resolution',
  contentOf('resolution', {
    title: 'Resolution on the flood',
    summary: 'A summary.',
    fields: {
      body: name('Chamber of Deputies'),
      jurisdiction: 'Country',
      instrument: 'Resolution',
      act: 'resolution',
      status: 'adopted',
      vote: 'Without a vote',
      officialText: 'https://example.org/act',
      number: '12',
      adopted: printed('1 February 2014', '2014-02-01'),
      actTitle: 'On remembrance',
    },
  }),
  { slug: 'the-resolution' },
)

/** Editions of each kind and one statement of each type, with the name of the file of its citation. */
export const cases: readonly (readonly [string, PublicEdition, string])[] = [
  ['an account', account, 'record'],
  ['a testimony of a named speaker', testimony('Mary Major'), 'record'],
  ['a testimony whose speaker is not named', testimony('Name withheld'), 'record'],
  ['a press excerpt', press, 'record'],
  ['a resolution', resolution, 'record'],
  ['a quotation known through another source', account, `quotation-${words.attrs?.id}`],
  ['a paraphrase', account, `quotation-${retold.attrs?.id}`],
  ['a cited sentence', account, `citation-${marked.attrs?.id}`],
  ['a figure', account, `figure-${counted.id}`],
]
