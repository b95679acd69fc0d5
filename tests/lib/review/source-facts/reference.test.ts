import { describe, expect, it } from 'vitest'
import { referenceOf } from '@/lib/review/source-facts/reference'
import { english } from '@/tests/support/english'

const work = {
  id: 'w',
  type: 'article-newspaper',
  title: 'A bridge closed',
  'container-title': 'The Sample Courier',
}
const hop = { sourceId: 'w', access: 'FACSIMILE_SEEN', locator: { label: 'page', value: '1' } } as const
const passage = {
  locator: { label: 'page', value: '3' },
  language: 'en-GB',
  holding: { kind: 'FACSIMILE' },
} as const
const differing = (given: Partial<Parameters<typeof referenceOf>[0]>) =>
  referenceOf({ work, hop, passage, language: 'en', ...given }, english)
    .filter(({ differs }) => differs)
    .map(({ fact }) => fact)

describe('the reference data of a source above its passage', () => {
  it('shows what the source has and leaves out what it lacks', () => {
    const facts = referenceOf({ work, hop: null, passage: null, language: null }, english)
    expect(facts.map(({ fact, source }) => [fact, source])).toEqual([
      ['title', 'A bridge closed'],
      ['publishedIn', 'The Sample Courier'],
    ])
  })

  it('marks another page in the citation than in the copy', () => {
    expect(differing({})).toEqual(['locator'])
    expect(differing({ hop: { ...hop, locator: { label: 'page', value: ' 3' } } })).toEqual([])
    expect(differing({ hop: { ...hop, locator: null } })).toEqual([])
  })

  it('marks a quotation that is in another language than its copy', () => {
    const same = { hop: { ...hop, locator: null } }
    expect(differing({ ...same, language: 'fr' })).toEqual(['language'])
    expect(differing({ ...same, language: null })).toEqual([])
  })

  it('marks a copy that is less than the citation says was seen', () => {
    const seen = { ...hop, locator: null, access: 'ORIGINAL_SEEN' } as const
    expect(differing({ hop: seen })).toEqual(['copy'])
    expect(differing({ hop: seen, passage: { ...passage, holding: { kind: 'ORIGINAL' } } })).toEqual([])
  })
})
