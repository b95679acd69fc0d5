import type { Translator } from '@/lib/messages/translator'
import type { Check, Level } from './check'

/** Describes what each level does. */
const weighs: Record<Level, string> = {
  BLOCK:
    'A finding blocks submitting, approving and publishing until it is corrected. It can’t be dismissed.',
  WARN: 'A finding doesn’t block. Correct it, or dismiss it with a reason; the warning is open again when the text or source changes. Open warnings are counted wherever a record is submitted, approved or published.',
  INFO: 'A finding is for information.',
}
const atGate =
  'A finding is listed with what the record still lacks where it is reviewed. It blocks the step it concerns, approving or publishing, but not submitting. It can’t be dismissed.'
const names: Record<Level, string> = { BLOCK: 'blocks publishing', WARN: 'warning', INFO: 'information' }

const pageOf = ({ id, level, engine, leftToGate }: Check, t: Translator) =>
  [
    `# ${t(`checks.${id}.title`)}`,
    `\`${id}\` · ${names[level]}, unless the finding says otherwise`,
    t(`checks.${id}.explanation`),
    `**For example:** ${t(`checks.${id}.example`)}`,
    leftToGate ? atGate : weighs[level],
    ...(engine
      ? [
          'The comparison engine finds it. With a newer version of the engine, dismissed findings are open again.',
        ]
      : []),
    '[All checks](README.md)',
  ].join('\n\n')

const indexOf = (checks: readonly Check[], t: Translator) =>
  [
    '# The automatic checks',
    'The checks run on the server after each save, when a record is submitted, and again when it is approved and published. They don’t judge; a person does. A check that crashes blocks publishing, because what it looks for may be there. These pages are made from the message catalogue: `npm run docs:checks`.',
    [
      '| check | level | what it looks for |',
      '| --- | --- | --- |',
      ...checks.map(
        ({ id, level }) => `| [${id}](${id}.md) | ${names[level]} | ${t(`checks.${id}.title`)} |`,
      ),
    ].join('\n'),
  ].join('\n\n')

/** The pages about these checks, by file name. */
export const pagesOf = (checks: readonly Check[], t: Translator): Map<string, string> =>
  new Map([
    ['README.md', `${indexOf(checks, t)}\n`],
    ...checks.map((check): [string, string] => [`${check.id}.md`, `${pageOf(check, t)}\n`]),
  ])
