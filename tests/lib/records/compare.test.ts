import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonOf } from '@/lib/records/revisions/compare'

const part = (key: string, text: string) => ({ key, label: key, text })

describe('comparing two contents', () => {
  it('leaves out equal parts', () => {
    expect(comparisonOf([part('a', 'x'), part('b', 'y')], [part('a', 'x'), part('b', 'y')])).toEqual([])
  })

  it('matches parts by key, not by position', () => {
    const differences = comparisonOf([part('a', 'x'), part('b', 'y')], [part('b', 'y'), part('c', 'z')])
    expect(differences).toEqual([
      { label: 'c', runs: [{ kind: 'added', text: 'z' }], isReplaced: false },
      { label: 'a', runs: [{ kind: 'removed', text: 'x' }], isReplaced: false },
    ])
  })

  it('contains both texts completely', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', 'three', '\n', ' ', 'ş'))
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [difference] = comparisonOf([part('a', before)], [part('a', after)])
        const joined = (without: string) =>
          (difference?.runs ?? []).flatMap((run) => (run.kind === without ? [] : run.text)).join('')
        if (before === after) expect(difference).toBeUndefined()
        else expect([joined('added'), joined('removed')]).toEqual([before, after])
      }),
    )
  })

  it('shows two unrelated long texts as one change', () => {
    const words = (seed: number) =>
      Array.from({ length: 100_000 }, (_, index) => `w${(index * seed) % 99_991}`).join(' ')
    const [difference] = comparisonOf([part('a', words(7))], [part('a', words(11))])
    expect(difference?.runs.map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(difference?.isReplaced).toBe(true)
  })

  it('shows parts as replaced when the time is over', () => {
    const parts = (text: string) => [part('a', text), part('b', '')]
    expect(comparisonOf(parts('Left early.'), [part('a', 'Left late.'), part('b', 'New.')], 0)).toEqual([
      {
        label: 'a',
        runs: [
          { kind: 'removed', text: 'Left early.' },
          { kind: 'added', text: 'Left late.' },
        ],
        isReplaced: true,
      },
      { label: 'b', runs: [{ kind: 'added', text: 'New.' }], isReplaced: false },
    ])
  })
})
