import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choice, mergeContents, mergeOf, mergeParts } from '@/components/editor/conflicts/merge'
import { contentOf, doc, p } from '@/tests/support/factories/pure'

/** The merged text, with "{mine|theirs}" where a person must choose. */
const parts = (base: string, mine: string, theirs: string) =>
  mergeParts([...base], [...mine], [...theirs])
    .map((stretch) =>
      'mine' in stretch ? `{${stretch.mine.join('')}|${stretch.theirs.join('')}}` : stretch.parts.join(''),
    )
    .join('')

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
    expect(parts('abc', 'aXc', 'aYc')).toBe('a{X|Y}c')
    expect(parts('', 'mine', 'theirs')).toBe('{mine|theirs}')
    expect(parts('abc', 'abXc', 'abYc')).toBe('ab{X|Y}c')
    expect(parts('abc', 'Xbc', 'aYc')).toBe('{Xb|aY}c')
    expect(parts('abc', 'ac', 'aYc')).toBe('a{|Y}c')
  })

  it('merges the places apart from one that is left to a person', () => {
    expect(parts('abcdefg', 'XbcdMfg', 'abcdNfY')).toBe('Xbcd{M|N}fY')
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

describe('a person chooses', () => {
  const base = contentOf('account', { title: 'Old', summary: 'Old', body: doc(p('One.'), p('Two.')) })
  const mine = { ...base, title: 'Mine', body: doc(p('One, mine.'), p('Two.'), p('Added by me.')) }
  const theirs = { ...base, title: 'Theirs', summary: 'New', body: doc(p('One, theirs.'), p('Two.')) }
  const { clashes, resolved } = mergeOf(base, mine, theirs)

  it('between the two versions of each place that both changed', () => {
    expect(clashes).toMatchObject([
      { place: 'title', mine: 'Mine', theirs: 'Theirs' },
      { place: 'body', mine: [p('One, mine.')], theirs: [p('One, theirs.')] },
    ])
  })

  it.each<[Choice, Choice, string, string[]]>([
    ['MINE', 'THEIRS', 'Mine', ['One, theirs.']],
    ['THEIRS', 'MINE', 'Theirs', ['One, mine.']],
    ['MINE', 'BOTH', 'Mine', ['One, mine.', 'One, theirs.']],
  ])('%s, then %s, and what only one changed stays', (title, body, chosenTitle, paragraphs) => {
    expect(resolved([title, body])).toEqual({
      ...base,
      title: chosenTitle,
      summary: 'New',
      body: doc(...paragraphs.map((text) => p(text)), p('Two.'), p('Added by me.')),
    })
  })
})

it('no text of either side is lost when both are kept', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 })
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      const stretches = mergeParts(base, mine, theirs)
      const both = stretches.flatMap((stretch) =>
        'mine' in stretch ? [...stretch.mine, ...stretch.theirs] : stretch.parts,
      )
      // What someone typed that the base didn't have.
      for (const part of [...mine, ...theirs]) if (!base.includes(part)) expect(both).toContain(part)
      const side = (name: 'mine' | 'theirs') =>
        stretches.flatMap((stretch) => ('mine' in stretch ? stretch[name] : stretch.parts))
      if (base.join() === theirs.join()) expect(side('mine')).toEqual(mine)
      if (base.join() === mine.join()) expect(side('theirs')).toEqual(theirs)
    }),
  )
})
