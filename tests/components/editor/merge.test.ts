import { describe, expect, it } from 'vitest'
import { mergeContents, mergeParts } from '@/components/editor/merge'
import { contentOf, doc, p } from '@/tests/support/factories/pure'

const parts = (base: string, mine: string, theirs: string) =>
  mergeParts([...base], [...mine], [...theirs])?.join('') ?? null

describe('a merge of two changes', () => {
  it('has both where they are apart', () => {
    expect(parts('abcdef', 'Abcdef', 'abcdeF')).toBe('AbcdeF')
    expect(parts('abcdef', 'bcdef', 'abcdefg')).toBe('bcdefg')
    expect(parts('abcdef', 'abXcdef', 'abcdYef')).toBe('abXcdYef')
  })

  it('has one where both are the same', () => {
    expect(parts('abc', 'aXc', 'aXc')).toBe('aXc')
    expect(parts('abc', 'aXc', 'abc')).toBe('aXc')
    expect(parts('abc', 'abc', 'aXc')).toBe('aXc')
  })

  it('is left to a person where they touch', () => {
    expect(parts('abc', 'aXc', 'aYc')).toBeNull()
    expect(parts('', 'mine', 'theirs')).toBeNull()
    expect(parts('abc', 'abXc', 'abYc')).toBeNull()
    expect(parts('abc', 'Xbc', 'aYc')).toBeNull()
  })

  it('merges fields of a record and paragraphs of its text', () => {
    const body = [p('One.'), p('Two.'), p('Three.')] as const
    const base = contentOf('account', { title: 'Old', summary: 'Old', body: doc(...body) })
    const mine = { ...base, title: 'New', body: doc(p('One, mine.'), body[1], body[2]) }
    const theirs = { ...base, summary: 'New', body: doc(body[0], body[1], p('Three, theirs.')) }
    expect(mergeContents(base, mine, theirs)).toEqual({
      ...base,
      title: 'New',
      summary: 'New',
      body: doc(p('One, mine.'), body[1], p('Three, theirs.')),
    })
    expect(mergeContents(base, mine, { ...theirs, title: 'Newer' })).toBeNull()
  })
})
