/** `npm run review -- --source ID --as EMAIL` prints what the automatic checks find in every copy that is held of a source. */
import { parseArgs } from 'node:util'
import { db } from '@/lib/db'
import { Invalid, SteleError } from '@/lib/errors'
import { actorByEmail } from '@/lib/members/queries'
import { type CopyReport, copyReportsOf } from '@/lib/review/copies/queries'

const { values } = parseArgs({ options: { source: { type: 'string' }, as: { type: 'string' } } })

function linesOf({ filename, language, length, intact, passages, astray, report }: CopyReport): string[] {
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
    '',
  ]
}

async function run(): Promise<string> {
  if (!values.source || !values.as)
    throw new Invalid({ '': 'Usage: npm run review -- --source ID --as EMAIL' })
  const reports = await copyReportsOf(await actorByEmail(values.as), values.source)
  if (reports.length === 0) return 'No text is held of this source.'
  return reports.flatMap(linesOf).join('\n')
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
