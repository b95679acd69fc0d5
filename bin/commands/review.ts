import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CopyReport, copyReportsOf } from '@/lib/checks/copy-reports'
import { comparedWith, type Expected, expectedSchema } from '@/lib/checks/expected-findings'
import { errorText } from '@/lib/errors'
import { actorByEmail } from '@/lib/members/queries'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { type Command, CommandError, Misuse } from './command'

function expectationIn(file: string): Expected {
  try {
    return expectedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CommandError(message('commands.review.badExpectation', { file }))
  }
}

function comparison(expected: Expected | null, { placed }: CopyReport, t: Translator): string[] {
  if (!expected) return [t('commands.review.noExpectation')]
  const { found, missed, wrong } = comparedWith(expected, placed)
  return [
    t('commands.review.compared', {
      expected: expected.length,
      found: found.length,
      missed: missed.length,
      wrong: wrong.length,
    }),
    ...missed.map(({ check, start, end }) => `  ${t('commands.review.missed', { check, start, end })}`),
    ...wrong.map(
      ({ finding, start, end }) =>
        `  ${t('commands.review.wrong', { check: finding.check, start, end, text: errorText(finding.message, t) })}`,
    ),
  ]
}

function linesOf(copy: CopyReport, expected: Expected | null, t: Translator): string[] {
  const { filename, language, length, intact, passages, astray, report } = copy
  const { findings, ran, notApplicable, crashed } = report
  const count = (level: string) => findings.filter((finding) => finding.level === level).length
  return [
    t('commands.review.copy', { filename, language, length, intact: String(intact) }),
    t('commands.review.passages', { passages, astray }),
    t('commands.review.checks', {
      ran: ran.length,
      notApplicable: notApplicable.length,
      crashed: crashed.length,
      block: count('BLOCK'),
      warn: count('WARN'),
      info: count('INFO'),
    }),
    ...crashed.map(
      ({ check, message: text }) => `  ${t('commands.review.crashed', { check, text: errorText(text, t) })}`,
    ),
    ...findings.map(
      ({ level, check, place, message: text }) =>
        `  ${level.padEnd(5)} ${check.padEnd(20)} ${t('commands.review.finding', {
          paragraph: Number(place.field.split('.')[1]) + 1,
          character: place.start + 1,
          text: errorText(text, t),
        })}`,
    ),
    ...comparison(expected, copy, t),
    '',
  ]
}

/**
 * `npm run review -- --source ID --as EMAIL` prints the findings of the checks in every copy of a source. With `--expect FILE`, a list of
 * the findings a reader expects ([{ "check", "start", "end" }], offsets in the text), it also prints which were found, missed or wrong.
 */
export const runReview: Command = async (args, t) => {
  const options = { source: { type: 'string' }, as: { type: 'string' }, expect: { type: 'string' } } as const
  const { values } = parseArgs({ args, options })
  if (!values.source || !values.as) throw new Misuse()
  const expected = values.expect ? expectationIn(values.expect) : null
  const reports = await copyReportsOf(await actorByEmail(values.as), values.source)
  if (reports.length === 0) throw new CommandError(message('commands.review.noText'))
  console.log(reports.flatMap((copy) => linesOf(copy, expected, t)).join('\n'))
  return 0
}
