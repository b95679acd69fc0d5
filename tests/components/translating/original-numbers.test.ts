import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { firstEndingBelow, rememberedPairs } from '@/components/translating/original-numbers'
import { bodySchema } from '@/lib/text/schema'
import { p, whole } from '@/tests/support/factories/pure'

it('pairs the blocks again only after one came or went', () => {
  const asked: number[] = []
  const pairsIn = rememberedPairs((types) => {
    asked.push(types.length)
    return types.map((_, index) => index)
  })
  let state = EditorState.create({ doc: bodySchema.nodeFromJSON(whole(p('One.'), p('Two.'))) })
  expect(pairsIn(state.doc)).toEqual([0, 1])
  for (const key of 'abc') state = state.apply(state.tr.insertText(key, 2))
  expect(pairsIn(state.doc)).toEqual([0, 1])
  expect(asked).toEqual([2])
  expect(pairsIn(state.apply(state.tr.split(3)).doc)).toEqual([0, 1, 2])
  expect(asked).toEqual([2, 3])
})

it('finds the first block in view by measuring few', () => {
  let measured = 0
  const first = firstEndingBelow(500_000, 33_000, (index) => {
    measured += 1
    return (index + 1) * 20
  })
  expect([first, measured < 20]).toEqual([25_000, true])
  expect(firstEndingBelow(10, 0, () => 0)).toBe(0)
})
