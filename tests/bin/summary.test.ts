import { describe, expect, it } from 'vitest'
import { missingFrom } from '@/.ci/complete-lockfile.mjs'
import {
  failedJourneys,
  failedUnits,
  journeySums,
  lastLine,
  skippedJourneys,
  skippedUnits,
  total,
  unitSums,
} from '@/.ci/summary.mjs'
import lock from '@/package-lock.json'

const units = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const well = { checked: true, tested: true }

describe('The summary of a run', () => {
  it('adds up all reports', () => {
    const journeys = journeySums({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })
    expect(lastLine(total([unitSums(units), journeys], well))).toBe('8 passed, 2 failed')
  })

  it('counts a retried test as failed', () => {
    expect(journeySums({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } }).failed).toBe(1)
  })

  it('counts a missing report and a broken test file as failures', () => {
    expect(unitSums(null).failed).toBe(1)
    expect(journeySums(null).failed).toBe(1)
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
    ]
    expect(unitSums({ ...units, testResults })).toEqual({ passed: 5, failed: 2 })
  })

  it('has a failure when a command failed', () => {
    expect(total([unitSums(units)], well)).toEqual({ passed: 5, failed: 0 })
    expect(total([unitSums(units)], { checked: true, tested: false }).failed).toBe(1)
    expect(total([unitSums(units)], { checked: false, tested: true }).failed).toBe(1)
    expect(total([unitSums(null)], { checked: true, tested: false }).failed).toBe(1)
  })

  it('lists skipped tests with their reasons', () => {
    const assertionResults = ['passed', 'skipped', 'todo'].map((status) => ({
      status,
      fullName: `A ${status}`,
    }))
    const asRoot = { status: 'skipped', fullName: 'As root', meta: { reason: 'not root' } }
    const testResults = [{ assertionResults }, { assertionResults: [asRoot] }]
    expect(skippedUnits({ ...units, testResults })).toEqual(['A skipped', 'A todo', 'As root: not root'])
    const spec = (title: string, status: string, ...annotations: object[]) => ({
      title,
      tests: [{ status, annotations }],
    })
    const suites = [
      {
        specs: [spec('A journey', 'skipped', { type: 'skip', description: 'no browser' })],
        suites: [{ specs: [spec('Another', 'skipped'), spec('A third', 'expected')] }],
      },
    ]
    expect(skippedJourneys({ suites })).toEqual(['A journey: no browser', 'Another'])
    expect([...skippedUnits(null), ...skippedJourneys(null)]).toEqual([])
  })

  it('lists failed tests with their file and message', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'Good', failureMessages: [] },
      { status: 'failed', fullName: 'Bad', failureMessages: ['expected \u001b[31m1\u001b[39m'] },
    ]
    const testResults = [
      { name: 'a.test.ts', status: 'failed', assertionResults },
      { name: 'b.test.ts', status: 'failed', message: 'Cannot load it', assertionResults: [] },
      {
        name: 'c.test.ts',
        status: 'failed',
        message: 'No database',
        assertionResults: [{ status: 'skipped' }],
      },
      { name: 'd.test.ts', status: 'passed', assertionResults: assertionResults.slice(0, 1) },
    ]
    const failed = ['a.test.ts: Bad\nexpected 1', 'b.test.ts\nCannot load it', 'c.test.ts\nNo database']
    expect(failedUnits({ ...units, testResults })).toEqual(failed)
    const results = [{ status: 'failed', error: { message: 'no such button' } }, { status: 'passed' }]
    const specs = [{ title: 'A journey', file: 'a.spec.ts', tests: [{ status: 'flaky', results }] }]
    expect(failedJourneys({ suites: [{ specs }] })).toEqual(['a.spec.ts: A journey\nno such button'])
    expect([...failedUnits(null), ...failedJourneys(null)]).toEqual([])
  })
})

describe('The lockfile', () => {
  it('names the optional packages of every system', () => {
    expect(missingFrom(lock)).toEqual({})
  })
})
