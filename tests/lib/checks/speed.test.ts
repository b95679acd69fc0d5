import { describe, expect, it } from 'vitest'
import { checkInput, runChecks } from '@/lib/checks'
import { millisecondsSpent } from '@/tests/support/spent'
import { draftQuoting } from './drafts'

describe('the speed of the checks', () => {
  it('does not grow with the text once for every quotation that rests on it', () => {
    const layer = Array.from(
      { length: 6000 },
      (_, index) =>
        `The lamp of room ${index} was lit at ${index % 24} o’clock, and nobody saw room ${index * 7}.`,
    ).join(' ')
    const exact = 'The lamp of room 4321 was lit at 1 o’clock'
    const one = draftQuoting({ wording: exact, exact, layer })
    const subjects = Array.from({ length: 300 }, (_, index) =>
      one.subjects.map((subject) => ({ ...subject, id: `q${index}` })),
    ).flat()
    const run = () => expect(runChecks(checkInput({ ...one, subjects })).crashed).toEqual([])
    // Folding 500,000 characters for each of 300 quotations would alone take longer.
    expect(millisecondsSpent(run)).toBeLessThan(6000)
  })
})
