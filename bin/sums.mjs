/** @typedef {{ passed: number, failed: number, skipped: number }} Sums */

/** A runner that ended badly has at least one failure, also when its report names none or there is no report. */
const atLeastOne = (sums, endedWell) => (endedWell || sums.failed > 0 ? sums : { ...sums, failed: 1 })

/** The sums of Vitest's JSON report. A file that could not be read as tests counts as one failure. */
export function unitSums(report, endedWell) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const sums = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return atLeastOne(sums, endedWell)
}

/** The sums of Playwright's JSON report. A test that passed only when tried again counts as failed. */
export function journeySums(report, endedWell) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return atLeastOne({ passed: expected, failed: unexpected + flaky, skipped }, endedWell)
}

export function total(all) {
  const sum = (key) => all.reduce((before, sums) => before + sums[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** `N passed, N failed`, and `, N skipped` when any was. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
