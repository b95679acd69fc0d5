/** `npm run docs:checks` writes one page in docs/checks for each automatic check, from its explanation, and removes other pages there. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checks } from '@/lib/checks'
import type { Check, Level } from '@/lib/checks/check'
import { translatorOf } from '@/lib/messages/catalogue'
import type { Translator } from '@/lib/messages/translator'

/** Describes what each level does. */
const weighs: Record<Level, string> = {
  BLOCK:
    'A finding blocks submitting, approving and publishing until it is corrected. It can’t be dismissed.',
  WARN: 'A finding doesn’t block. Correct it, or dismiss it with a reason; the warning opens again when the text or source changes. Open warnings are counted wherever a record is submitted, approved or published.',
  INFO: 'A finding is only a note: nothing has to be done.',
}
const atGate =
  'On the review page, a finding is listed with what else is missing. It blocks the step it concerns, approving or publishing, but not submitting. It can’t be dismissed.'
const names: Record<Level, string> = { BLOCK: 'blocks publishing', WARN: 'warning', INFO: 'note' }

const pageOf = ({ id, level, engine, explainedByGate }: Check, t: Translator) =>
  [
    `# ${t(`checks.${id}.title`)}`,
    `\`${id}\` · ${names[level]}, unless the finding says otherwise`,
    t(`checks.${id}.explanation`),
    `**For example:** ${t(`checks.${id}.example`)}`,
    explainedByGate ? atGate : weighs[level],
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

if (process.argv[1] === import.meta.filename) {
  const folder = path.join('docs', 'checks')
  const pages = pagesOf(checks, translatorOf('en'))
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(path.join(folder, file))
  for (const [file, text] of pages) writeFileSync(path.join(folder, file), text)
  console.log(`${pages.size} pages in ${folder}`)
}
