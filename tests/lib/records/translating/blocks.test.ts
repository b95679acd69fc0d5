import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedBlocks, pairedBlocks, pairedSince } from '@/lib/records/translating/blocks'
import { h, p } from '@/tests/support/factories/pure'

describe('the blocks of an original', () => {
  it('are the same, changed, new or removed', () => {
    const before = [h(2, 'Head'), p('One.'), p('Two.'), p('Three.')]
    const after = [h(2, 'Head'), p('One, changed.'), p('Two.'), p('New.'), p('Three.')]
    expect(changedBlocks(before, after)).toEqual({
      blocks: [
        { is: 'SAME', was: 0 },
        { is: 'CHANGED', was: 1, before: 'One.' },
        { is: 'SAME', was: 2 },
        { is: 'ADDED', was: null },
        { is: 'SAME', was: 3 },
      ],
      removed: [],
    })
    expect(changedBlocks(before, [before[0] ?? p(), before[3] ?? p()])).toEqual({
      blocks: [
        { is: 'SAME', was: 0 },
        { is: 'SAME', was: 3 },
      ],
      removed: [
        { at: 1, text: 'One.' },
        { at: 1, text: 'Two.' },
      ],
    })
    expect(changedBlocks(before, [])).toMatchObject({ blocks: [], removed: [{}, {}, {}, {}] })
  })

  it('are accounted for in any change', () => {
    const blocks = fc.array(
      fc.constantFrom('a', 'b', 'c').map((text) => p(text)),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const found = changedBlocks(before, after)
        expect(found.blocks).toHaveLength(after.length)
        const kept = found.blocks.filter(({ is }) => is !== 'ADDED').length
        expect(kept + found.removed.length).toBe(before.length)
      }),
    )
  })
})

describe('the blocks of a translation', () => {
  it('belong to those of the original at their place', () => {
    expect(
      pairedBlocks(['heading', 'paragraph', 'quotation'], ['heading', 'paragraph', 'quotation']),
    ).toEqual([0, 1, 2])
    // A paragraph more in the translation.
    expect(pairedBlocks(['heading', 'quotation'], ['heading', 'paragraph', 'quotation'])).toEqual([
      0,
      null,
      1,
    ])
    // One less.
    expect(pairedBlocks(['heading', 'table', 'quotation'], ['heading', 'quotation'])).toEqual([0, 2])
    // A list where the original has a paragraph.
    expect(
      pairedBlocks(['heading', 'paragraph', 'quotation'], ['heading', 'bulletList', 'quotation']),
    ).toEqual([0, 1, 2])
  })

  it('stay with theirs when the original gets and loses blocks', () => {
    const before = [h(2, 'Head'), p('One.'), p('Two.'), p('Three.')]
    const after = [h(2, 'Head'), p('New.'), p('One.'), p('Three.')]
    const was = changedBlocks(before, after).blocks.map((block) => block.was)
    const types = before.map(({ type }) => type)
    expect(pairedSince(types, was, types)).toEqual([0, 2, null, 3])
    expect(pairedSince(types, was, ['heading', 'paragraph'])).toEqual([0, 2])
  })

  it('belong to one block each, if it is there', () => {
    const types = fc.array(fc.constantFrom('paragraph', 'heading', 'table'), { maxLength: 9 })
    fc.assert(
      fc.property(types, types, (original, translation) => {
        const pairs = pairedBlocks(original, translation)
        expect(pairs).toHaveLength(translation.length)
        const found = pairs.filter((at) => at !== null)
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((at) => at >= 0 && at < original.length)).toBe(true)
        expect(found.toSorted((one, other) => one - other)).toEqual(found)
      }),
    )
  })
})
