import { type CheckInput, checkInput, runChecks, textBlocksOf } from '.'
import type { Placed } from './expected-findings'

type Given = Partial<Omit<CheckInput, 'texts'>> & { language: string }

/** The findings of the text checks in one text, with their places. */
export function textReportOf(text: string, given: Given) {
  const texts = textBlocksOf(text, given.language)
  const report = runChecks(checkInput({ ...given, texts }))
  const offsets = new Map(texts.map(({ field, offset }) => [field, offset]))
  const placed = report.findings.map((finding): Placed => {
    const offset = offsets.get(finding.place.field) ?? 0
    return { finding, start: offset + finding.place.start, end: offset + finding.place.end }
  })
  return { report, placed }
}
