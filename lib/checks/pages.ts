import type { Check, Level } from './check'

/** What each level does, for the pages about the checks. */
const weighs: Record<Level, string> = {
  BLOCK:
    'What it finds stops a record from being submitted, approved and published until it is mended. It cannot be dismissed.',
  WARN: 'What it finds stops nothing. Mend it, or dismiss it with a reason; the warning comes back when the thing changes. Open warnings are counted wherever a record is submitted, approved or published.',
  INFO: 'What it finds is only to be known.',
}
const atGate =
  'What it finds stands with what the record still lacks where it is reviewed, and stops the step that it concerns: approving or publishing, never submitting. It cannot be dismissed.'
const names: Record<Level, string> = { BLOCK: 'stops publishing', WARN: 'warning', INFO: 'to know' }

const pageOf = ({ id, level, title, explanation, example, engine, leftToGate }: Check) =>
  [
    `# ${title}`,
    `\`${id}\` · ${names[level]}, unless the finding says otherwise`,
    explanation,
    `**For example:** ${example}`,
    leftToGate ? atGate : weighs[level],
    ...(engine
      ? ['The comparing engine finds it. A newer version of the engine asks again about what was dismissed.']
      : []),
    '[All checks](README.md)',
  ].join('\n\n')

const indexOf = (checks: readonly Check[]) =>
  [
    '# The automatic checks',
    'They are run on the server after each save, when a record is submitted, and again when it is approved and published. They judge nothing; a person does. A check that crashes stops publishing, because what it looks for is not known to be absent. These pages are made from the checks themselves: `npm run docs:checks`.',
    [
      '| check | level | what is looked for |',
      '| --- | --- | --- |',
      ...checks.map(({ id, level, title }) => `| [${id}](${id}.md) | ${names[level]} | ${title} |`),
    ].join('\n'),
  ].join('\n\n')

/** The pages about these checks, by file name. */
export const pagesOf = (checks: readonly Check[]): Map<string, string> =>
  new Map([
    ['README.md', `${indexOf(checks)}\n`],
    ...checks.map((check): [string, string] => [`${check.id}.md`, `${pageOf(check)}\n`]),
  ])
