/**
 * `npm run review -- --source ID --as EMAIL` prints what the automatic checks find in every copy that is held of a source. With
 * `--expect FILE`, what somebody who read it says is to be found ([{ "check", "start", "end" }], offsets in the text), it also prints what
 * of that was found or missed, and counts the wrong alarms.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CopyReport, copyReportsOf } from '@/lib/checks/copy-reports'
import { comparedWith, type Expected, expectedSchema } from '@/lib/checks/expected-findings'
import { db } from '@/lib/db'
import { Invalid, SteleError } from '@/lib/errors'
import { actorByEmail } from '@/lib/members/queries'

const { values } = parseArgs({
  options: { source: { type: 'string' }, as: { type: 'string' }, expect: { type: 'string' } },
})

function expectation(): Expected | null {
  if (!values.expect) return null
  try {
    return expectedSchema.parse(JSON.parse(readFileSync(values.expect, 'utf8')))
  } catch {
    throw new Invalid({ expect: `${values.expect} is no list of { "check", "start", "end" }.` })
  }
}

function linesAgainst(expected: Expected | null, { placed }: CopyReport): string[] {
  if (!expected) return ['Wrong alarms were not counted: --expect FILE says what is to be found.']
  const { found, missed, wrong } = comparedWith(expected, placed)
  return [
    `Expected: ${expected.length}. Found: ${found.length}. Missed: ${missed.length}. Wrong alarms: ${wrong.length}.`,
    ...missed.map(({ check, start, end }) => `  MISSED ${check} at ${start}–${end}`),
    ...wrong.map(
      ({ finding, start, end }) => `  WRONG  ${finding.check} at ${start}–${end}: ${finding.message}`,
    ),
  ]
}

function linesOf(copy: CopyReport, expected: Expected | null): string[] {
  const { filename, language, length, intact, passages, astray, report } = copy
  const { findings, ran, notApplicable, crashed } = report
  const counts = (['BLOCK', 'WARN', 'INFO'] as const).map(
    (level) => `${findings.filter((finding) => finding.level === level).length} ${level}`,
  )
  return [
    `${filename} (${language}, ${length.toLocaleString('en')} characters, ${intact ? 'intact' : 'ALTERED'})`,
    `Passages: ${passages}, of which ${astray} do not stand at their place.`,
    `Checks: ${ran.length} run, ${notApplicable.length} not applicable, ${crashed.length} crashed. Findings: ${counts.join(', ')}.`,
    ...crashed.map(({ check, message }) => `  CRASHED ${check}: ${message}`),
    ...findings.map(
      ({ level, check, place, message }) =>
        `  ${level.padEnd(5)} ${check.padEnd(20)} paragraph ${Number(place.field.split('.')[1]) + 1}, character ${place.start + 1}: ${message}`,
    ),
    ...linesAgainst(expected, copy),
    '',
  ]
}

async function run(): Promise<string> {
  if (!values.source || !values.as)
    throw new Invalid({ '': 'Usage: npm run review -- --source ID --as EMAIL [--expect FILE]' })
  const expected = expectation()
  const reports = await copyReportsOf(await actorByEmail(values.as), values.source)
  if (reports.length === 0) return 'No text is held of this source.'
  return reports.flatMap((copy) => linesOf(copy, expected)).join('\n')
}

try {
  console.log(await run())
} catch (error) {
  if (!(error instanceof SteleError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await db.$disconnect()
}
