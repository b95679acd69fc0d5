import { describe, expect, it } from 'vitest'
import { missingFrom } from '@/.ci/complete-lockfile.mjs'
import { closingLine, journeySums, skippedJourneys, skippedUnits, total, unitSums } from '@/.ci/sums.mjs'
import lock from '@/package-lock.json'

const units = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('The closing line', () => {
  it('adds up the runners, and says nothing else whatever was skipped', () => {
    const journeys = journeySums({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }, true)
    expect(closingLine(total([unitSums(units, true), journeys]))).toBe('8 passed, 0 failed')
    const skipping = journeySums({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } }, false)
    expect(closingLine(total([unitSums(units, true), skipping]))).toBe('8 passed, 2 failed')
  })

  it('stands below what was skipped, with the reason that a test gives', () => {
    const assertionResults = ['passed', 'skipped', 'todo'].map((status) => ({
      status,
      fullName: `A ${status}`,
    }))
    const rooted = { status: 'skipped', fullName: 'As root', meta: { reason: 'not root' } }
    const testResults = [{ assertionResults }, { assertionResults: [rooted] }]
    expect(skippedUnits({ ...units, testResults })).toEqual(['A skipped', 'A todo', 'As root: not root'])
    const spec = (title: string, status: string, ...annotations: object[]) => ({
      title,
      tests: [{ status, annotations }],
    })
    const suites = [
      {
        specs: [spec('A journey', 'skipped', { type: 'skip', description: 'no document' })],
        suites: [{ specs: [spec('Another', 'skipped'), spec('A third', 'expected')] }],
      },
    ]
    expect(skippedJourneys({ suites })).toEqual(['A journey: no document', 'Another'])
    expect([...skippedUnits(null), ...skippedJourneys(null)]).toEqual([])
  })

  it('counts a runner without a report as one failure, and one that ended badly as at least one', () => {
    expect(unitSums(null, true).failed).toBe(1)
    expect(journeySums(null, false).failed).toBe(1)
    expect(unitSums(units, false).failed).toBe(1)
    const unread = [{ status: 'failed', assertionResults: [] }]
    expect(unitSums({ ...units, testResults: unread }, false)).toEqual({ passed: 5, failed: 1 })
  })
})

describe('The lockfile', () => {
  it('names the optional packages for every system, without which `npm ci` refuses it', () => {
    expect(missingFrom(lock)).toEqual({})
  })
})
