import { expect, test } from 'vitest'
import { fieldsFromSource, sourceFromFields } from '@/lib/records/shared-facts'
import type { SourceFacts } from '@/lib/sources/facts'

const day = { verbatim: '14 March 1992', edtf: '1992-03-14', basis: 'AS_PRINTED' } as const
const article: SourceFacts = {
  type: 'article-newspaper',
  title: 'The ferry',
  containerTitle: 'Harbour News',
  periodicalId: null,
  publisherPlace: 'Sample Town',
  issued: day,
  number: null,
  page: '4',
}
const empty = { periodical: null, place: '', published: null, headline: '', page: '' }

test('empty fields of a record are proposed from its source', () => {
  expect(fieldsFromSource('press-excerpt', empty, article, true)).toEqual({
    periodical: { name: 'Harbour News', authorityId: null },
    place: 'Sample Town',
    published: day,
    headline: 'The ferry',
    page: '4',
  })
})

test('a field with a value is never proposed', () => {
  const fields = { ...empty, periodical: { name: 'Another', authorityId: null }, page: '5' }
  const proposed = fieldsFromSource('press-excerpt', fields, article, true)
  expect(Object.keys(proposed).sort()).toEqual(['headline', 'place', 'published'])
})

test('the title of a source that was not seen is not proposed', () => {
  expect(fieldsFromSource('press-excerpt', empty, article, false)).not.toHaveProperty('headline')
})

test('a source of another type describes no record', () => {
  expect(fieldsFromSource('press-excerpt', empty, { ...article, type: 'report' }, true)).toEqual({})
  expect(fieldsFromSource('account', {}, article, true)).toEqual({})
  expect(
    fieldsFromSource('resolution', { adopted: null }, { ...article, type: 'legislation' }, true),
  ).toEqual({ adopted: day, actTitle: 'The ferry' })
})

test('the empty details of a new source are proposed from the record', () => {
  const fields = {
    ...empty,
    periodical: { name: 'Harbour News', authorityId: null },
    published: day,
    page: '4',
  }
  const source = {
    type: 'article-newspaper' as const,
    ...{ title: '', containerTitle: null, publisherPlace: null, issued: null },
    ...{ number: null, page: '12' },
  }
  expect(sourceFromFields('press-excerpt', fields, source)).toEqual({
    containerTitle: 'Harbour News',
    issued: day,
  })
  expect(sourceFromFields('press-excerpt', fields, { ...source, type: 'book' })).toEqual({})
})
