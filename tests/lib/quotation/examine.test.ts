import { describe, expect, it } from 'vitest'
import { examine, fold } from '@/lib/quotation'

const text = `The ferry left at noon. According to the harbour master, the ferry carried 40 sacks of grain, but it did not return
that week. The patient clerk remained seizure-free all winter. The lamp was lit again.

A heading without a stop

The orchard bore no fruit.`

describe('examining a quotation in a whole text', () => {
  it('gives places in the whole text', () => {
    const { comparison, passage } = examine('the ferry carried 41 sacks of grain', text, 'en')
    const difference = comparison?.differences[0]
    expect(difference?.class).toBe('NUMBER')
    expect(text.slice(difference?.passage.start, difference?.passage.end)).toBe('40')
    expect(text.slice(passage?.start, passage?.end)).toMatch(/^According[\s\S]*week\.$/)
  })

  it('reports the words just outside the cuts', () => {
    const { comparison, cuts } = examine('the ferry carried 40 sacks of grain', text, 'en')
    expect(comparison?.differences).toEqual([])
    expect(cuts).toMatchObject([
      { side: 'START', midSentence: true, signs: ['HEDGE_OR_ATTRIBUTION'] },
      { side: 'END', midSentence: true },
    ])
    expect(cuts[1]?.signs).toEqual(expect.arrayContaining(['CONTRAST', 'NEGATION']))
  })

  it('sees a cut inside a word that a hyphen joins', () => {
    expect(examine('The patient clerk remained seizure', text, 'en').cuts[1]).toMatchObject({ midWord: true })
    expect(examine('The lamp was lit again', text, 'en').cuts[1]).toMatchObject({
      midWord: false,
      midSentence: false,
    })
  })

  it('counts words left out before a beginning that is none', () => {
    const { comparison } = examine('The ferry carried 40 sacks of grain', text, 'en')
    expect(comparison?.differences.map((difference) => difference.class)).toEqual([
      'HEDGE_OR_ATTRIBUTION',
      'CASE',
    ])
    expect(examine('the ferry carried 40 sacks of grain', text, 'en').comparison?.differences).toEqual([])
  })

  it('does not join a heading to the sentence after it', () => {
    const { passage } = examine('orchard bore no fruit', text, 'en')
    expect(text.slice(passage?.start, passage?.end)).toBe('The orchard bore no fruit.')
  })

  it('finds changed and removed words near the beginning', () => {
    const changed = examine('forty-one sacks of grain, but it did not return', text, 'en').comparison
    expect(changed?.differences[0]).toMatchObject({ class: 'NUMBER' })
    const removed = examine('the ferry sacks of grain, but it did return', text, 'en').comparison
    expect(removed?.differences.map((difference) => difference.class)).toEqual(['NUMBER', 'NEGATION'])
  })

  it('leaves a quotation alone that it cannot place', () => {
    const result = examine('Snow lay on every roof of the town', text, 'en')
    expect(result).toMatchObject({ comparison: null, passage: null, cuts: [] })
  })

  it('takes a text that is folded already', () => {
    expect(examine('The lamp was lit', fold(text), 'en').location.status).toBe('FOUND')
  })

  it.each([
    ['brackets', '['.repeat(60_000)],
    ['quotation marks', '"\''.repeat(60_000)],
    ['figures', '1 234'.repeat(20_000)],
    ['dots', '. '.repeat(60_000)],
    ['hyphens', 'a-\n'.repeat(40_000)],
    ['combining marks', '\u0301\u0323'.repeat(50_000)],
    ['ellipses', 'one two three … '.repeat(3000)],
    ['one letter', 'a'.repeat(100_000)],
  ])('answers on nothing but %s', (_, bomb) => {
    expect(examine(bomb, text, 'en').passage).toBeNull()
    expect(examine('The lamp was lit', `${text} ${bomb}`, 'en').location.status).toBe('FOUND')
  })
})
