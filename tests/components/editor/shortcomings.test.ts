import { expect, it } from 'vitest'
import { shortcomingsOf } from '@/components/editor/shortcomings'
import { translatorOf } from '@/lib/messages/catalogue'
import { emptyContent } from '@/lib/records/schema'
import { english } from '@/tests/support/english'
import { cited, p, whole } from '@/tests/support/factories/pure'

const t = translatorOf('en')

it('names each missing field of a draft once, with its place', () => {
  const draft = emptyContent('press-excerpt', '', 'en')
  expect(shortcomingsOf('press-excerpt', draft, t).map(({ field }) => field)).toEqual([
    'title',
    'summary',
    'fields.periodical',
    'body',
  ])
})

it('finds nothing missing in a draft that can be submitted', () => {
  const body = whole(p('A sentence.', cited()))
  const draft = { ...emptyContent('account', 'A title', 'en'), summary: 'A summary.', body }
  expect(shortcomingsOf('account', draft, t)).toEqual([])
  expect(shortcomingsOf('account', { ...draft, body: whole(p('A sentence.')) }, t)).toEqual([
    { field: 'body', text: english('review.incomplete.empty') },
  ])
})
