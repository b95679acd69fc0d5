import { describe, expect, it } from 'vitest'
import type { UsedPassage } from '@/lib/editions/sources'
import { piecesOfStretch, stretchesOf } from '@/lib/editions/stretches'
import { passageIn, snapshotSource } from '@/tests/support/editions'

const TEXT = `${'Lines before. '.repeat(40)}The ferry stopped. Two days passed. Then the road closed.${' Lines after.'.repeat(40)}`
const source = snapshotSource('A note on the flood')
const looks = { before: [], exact: [], after: [] }

/** A passage of the text with 40 characters around it. */
function used(words: string, given: Partial<UsedPassage['passage']> = {}): UsedPassage {
  const start = TEXT.indexOf(words)
  const end = start + words.length
  const passage = {
    ...passageIn(source, words),
    ...{ start, end, before: TEXT.slice(start - 40, start), after: TEXT.slice(end, end + 40) },
    ...{ textLayerSha256: 'a'.repeat(64), warning: null, looks },
    ...given,
  }
  return { passage, isOpen: true, records: [] }
}

describe('the passages of a source', () => {
  it('are shown in one text where their contexts meet', () => {
    const [ferry, road] = [used('The ferry stopped.'), used('the road closed.')]
    const [stretch, ...others] = stretchesOf([ferry, road])
    expect(others).toEqual([])
    const text = stretch?.text
    expect(text?.content).toBe(TEXT.slice(ferry.passage.start - 40, road.passage.end + 40))
    const pieces = text ? piecesOfStretch(text, stretch.passages) : []
    expect(pieces.map((piece) => piece.text).join('')).toBe(text?.content)
    expect(pieces.filter((piece) => piece.used).map((piece) => piece.text)).toEqual([
      'The ferry stopped.',
      'the road closed.',
    ])
  })

  it('stay apart where one is hidden, warned of or far away', () => {
    const ferry = used('The ferry stopped.')
    for (const given of [
      { textLayerSha256: '' },
      { warning: 'Drowning' },
      { textLayerSha256: 'b'.repeat(64) },
      { before: 'Other words than the copy has. ' },
      { exact: 'the [withheld] closed.' },
    ])
      expect(stretchesOf([ferry, used('the road closed.', given)])).toHaveLength(2)
    expect(stretchesOf([ferry, { ...used('the road closed.'), isOpen: false }])).toHaveLength(2)
    expect(stretchesOf([used('Lines before.'), used('the road closed.')])).toHaveLength(2)
  })

  it('can share words', () => {
    const [whole, part] = [used('The ferry stopped. Two days passed.'), used('Two days passed. Then')]
    const [stretch] = stretchesOf([whole, part])
    const pieces = stretch?.text ? piecesOfStretch(stretch.text, stretch.passages) : []
    expect(pieces.map(({ begins }) => begins.length)).toEqual([0, 1, 1, 0, 0])
  })
})
