// `node .ci/summary.mjs CHECK TESTS`, with the exit codes of `npm run check` and `npm test`: lists the skipped and the failed tests (the
// end of a long output is what people see first), prints one line with the sums of the reports in test-results, and exits with 0 when
// something passed and nothing failed. Plain JavaScript: it runs on the Node of the machine.
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ passed: number, failed: number }} Sums */

/** True for a file that failed without a failed test: it could not be loaded, or what it does before or after its tests failed. */
const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && assertionResults.every((test) => test.status !== 'failed')

/** Returns the sums of Vitest's JSON report. A missing report, or a file that failed without a failed test, counts as one failure. */
export function unitSums(report) {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(isBroken)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** Returns the sums of Playwright's JSON report. A test that passed only on a retry counts as failed. */
export function journeySums(report) {
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky }
}

/** Adds sums up. A failed `npm test` without a failed test counts as one failure, and so does a failed `npm run check`. */
export function total(all, { checked, tested }) {
  const sum = (key) => all.reduce((before, sums) => before + sums[key], 0)
  const failed = sum('failed') || Number(!tested)
  return { passed: sum('passed'), failed: failed + Number(!checked) }
}

/** Returns the last line of a run. */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** All specs of a report of Playwright, at any depth. */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]

const withReason = (title, reason) => (reason ? `${title}: ${reason}` : title)

/** Returns the titles of the tests that Vitest skipped, with the reason where the test names one (tests/support/skipped.ts). */
export function skippedUnits(report) {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  return tests
    .filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status))
    .map(({ fullName, meta }) => withReason(fullName, meta?.reason))
}

/** Returns the titles of the tests that Playwright skipped, with the reason where the test names one. */
export function skippedJourneys(report) {
  return specsOf(report ?? {}).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) =>
        withReason(title, annotations.find(({ type }) => type === 'skip')?.description),
      ),
  )
}

const withMessage = (title, message) => `${title}\n${stripVTControlCharacters(message ?? '').slice(0, 3000)}`

/** Returns the failed tests of Vitest, and the files that failed without one, each with its file and at most 3,000 characters of messages. */
export function failedUnits(report) {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .flatMap((file) =>
      isBroken(file)
        ? [withMessage(file.name, file.message)]
        : file.assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) =>
              withMessage(`${file.name}: ${fullName}`, failureMessages.join('\n')),
            ),
    )
}

/** Returns the tests of Playwright that failed at least once, each with its file and at most 3,000 characters of its first error. */
export function failedJourneys(report) {
  return specsOf(report ?? {}).flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => ['unexpected', 'flaky'].includes(status))
      .map(({ results }) =>
        withMessage(`${file}: ${title}`, results.find(({ error }) => error)?.error.message),
      ),
  )
}

/** Returns the report that a test runner wrote, or null when it ended before it could. */
function report(name) {
  try {
    return JSON.parse(readFileSync(new URL(`../test-results/${name}.json`, import.meta.url), 'utf8'))
  } catch {
    return null
  }
}

if (process.argv[1] === import.meta.filename) {
  const [checked, tested] = process.argv.slice(2).map((code) => code === '0')
  const [units, starts, journeys] = ['units', 'starts', 'journeys'].map(report)
  const sums = total([unitSums(units), unitSums(starts), journeySums(journeys)], { checked, tested })
  for (const title of [...skippedUnits(units), ...skippedUnits(starts), ...skippedJourneys(journeys)])
    console.log(`Skipped: ${title}`)
  const failures = [...failedUnits(units), ...failedUnits(starts), ...failedJourneys(journeys)]
  for (const failed of failures) console.log(`Failed: ${failed}`)
  if (!tested && failures.length === 0)
    console.log(
      'npm test failed without a failed test, for example by an error that no test awaited. The reason is above.',
    )
  if (!checked) console.log('npm run check failed. The reason is above.')
  console.log(lastLine(sums))
  process.exit(sums.failed === 0 && sums.passed > 0 ? 0 : 1)
}
