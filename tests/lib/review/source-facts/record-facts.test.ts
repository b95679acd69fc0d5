import { expect, it } from 'vitest'
import { emptyContent } from '@/lib/records/schema'
import { sharedFactsOf } from '@/lib/review/source-facts/record-facts'
import { english } from '@/tests/support/english'
import { hop } from '@/tests/support/factories/pure'

const source = { id: '00000000-0000-4000-8000-000000000001' }
const content = {
  ...emptyContent('press-excerpt', 'A report', 'en'),
  fields: {
    periodical: { name: 'Harbour News', authorityId: null },
    place: '',
    published: { verbatim: '3 May 1921', edtf: '1921-05-03', basis: 'AS_PRINTED' },
    headline: 'Bridge closed',
    page: '4',
  },
}
const work = {
  id: source.id,
  type: 'article-newspaper',
  title: 'Bridge Closed.',
  'container-title': 'Harbour News',
  'publisher-place': 'Sample Town',
  page: '5',
  issued: { 'date-parts': [[1921, 5, 4]] },
}
const factsOf = (type: string, access: 'ORIGINAL_SEEN' | 'NOT_SEEN' = 'ORIGINAL_SEEN') =>
  sharedFactsOf(
    'press-excerpt',
    content,
    [{ type: 'QUOTATION', chain: [{ ...hop(source), access }] }],
    new Map([[source.id, { ...work, type }]]),
    english,
  )

it('the facts of a record are compared with those of its source', () => {
  const [found] = factsOf('article-newspaper')
  expect(found?.title).toBe('Bridge Closed.')
  const byField = Object.fromEntries(
    (found?.facts ?? []).map(({ field, own, differs }) => [field, { own, differs }]),
  )
  expect(byField).toEqual({
    published: { own: '3 May 1921', differs: true },
    headline: { own: 'Bridge closed', differs: false },
    periodical: { own: 'Harbour News', differs: false },
    place: { own: '', differs: false },
    page: { own: '4', differs: true },
  })
})

it('the title of a source that no one saw is not compared', () => {
  const fields = factsOf('article-newspaper', 'NOT_SEEN').flatMap(({ facts }) =>
    facts.map(({ field }) => field),
  )
  expect(fields).toContain('periodical')
  expect(fields).not.toContain('headline')
})

it('sources of another type are not compared', () => {
  expect(factsOf('interview')).toEqual([])
})
