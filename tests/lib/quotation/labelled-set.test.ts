import { describe, expect, it } from 'vitest'
import { figuresOf, judge } from '@/tests/bench/quotation/judge'
import { labelledPairs } from '@/tests/bench/quotation/pairs'

const judged = labelledPairs().map(judge)

describe('the comparing engine on the labelled set', () => {
  it('each part has at least 400 pairs in six languages', () => {
    for (const part of ['tuned', 'held out']) {
      const pairs = judged.filter((entry) => entry.pair.part === part)
      expect(pairs.length).toBeGreaterThan(400)
      expect(new Set(pairs.map((entry) => entry.pair.language)).size).toBeGreaterThanOrEqual(9)
    }
  })

  it('has at least a hundred pairs with spans, each judged rightly', () => {
    const laid = judged.filter((entry) => entry.pair.spans)
    expect(laid.length).toBeGreaterThanOrEqual(100)
    const wrong = laid.filter(
      ({ pair, bound, located }) =>
        (pair.label === null) !== (bound === 'NONE' || bound === 'TYPOGRAPHY') || !located,
    )
    expect(wrong.map(({ pair, bound }) => [pair.quotation, bound])).toEqual([])
  })

  it.each(['tuned', 'held out'])('keeps its figures on the %s part', (part) => {
    const figures = figuresOf(judged.filter((entry) => entry.pair.part === part))
    const share = (cases: unknown[], of: number) => cases.length / of
    expect(share(figures.missed, figures.edits)).toBeLessThanOrEqual(0.01)
    expect(share(figures.missedInText, figures.edits)).toBeLessThanOrEqual(0.01)
    expect(share(figures.falseBlocks, figures.harmless)).toBeLessThanOrEqual(0.005)
    expect(figures.numbersMissed).toEqual([])
    expect(figures.misplaced).toEqual([])
    expect(figures.notRefused).toEqual([])
  })
})
