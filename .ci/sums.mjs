/** @typedef {{ passed: number, failed: number }} Sums */

/** A runner that ended badly has at least one failure, also when its report names none or there is no report. */
const atLeastOne = (sums, endedWell) => (endedWell || sums.failed > 0 ? sums : { ...sums, failed: 1 })

/** The sums of Vitest's JSON report. A file that could not be read as tests counts as one failure. */
export function unitSums(report, endedWell) {
  if (!report) return { passed: 0, failed: 1 }
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const sums = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
  }
  return atLeastOne(sums, endedWell)
}

/** The sums of Playwright's JSON report. A test that passed only when tried again counts as failed. */
export function journeySums(report, endedWell) {
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return atLeastOne({ passed: expected, failed: unexpected + flaky }, endedWell)
}

export function total(all) {
  const sum = (key) => all.reduce((before, sums) => before + sums[key], 0)
  return { passed: sum('passed'), failed: sum('failed') }
}

/** `N passed, N failed`: what a run ends with, and nothing behind it. */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

const withReason = (title, reason) => (reason ? `${title}: ${reason}` : title)

/** The titles of the tests that Vitest's report tells as skipped, and why where the test says so (tests/support/skipped.ts). */
export function skippedUnits(report) {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  return tests
    .filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status))
    .map(({ fullName, meta }) => withReason(fullName, meta?.reason))
}

/** The titles of the tests that Playwright's report tells as skipped, and why where the test says so. */
export function skippedJourneys(report) {
  const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]
  return specsOf(report ?? {}).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) =>
        withReason(title, annotations.find(({ type }) => type === 'skip')?.description),
      ),
  )
}
