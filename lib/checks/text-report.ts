import { skippedBy } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import { withoutRanges } from '@/lib/text/remaining-text'
import { type CheckInput, checkInput, textBlocksOf } from '.'
import type { Placed } from './expected-findings'
import { runChecksAside } from './run-aside'

type Given = Partial<Omit<CheckInput, 'texts'>> & { language: string }

/**
 * The findings of the text checks in one text, with their places. The running text and the notes are checked one after the other, so that
 * neither a note's number nor a page number joins a figure or a sentence. `who` asks; a long text is checked in a thread.
 */
export async function textReportOf(
  who: string,
  text: string,
  given: Given,
  spans: readonly LayerSpan[] = [],
) {
  const readings = spans.some(({ kind }) => kind === 'NOTE')
    ? (['BODY', 'NOTES'] as const)
    : (['BODY'] as const)
  const blocks = readings.flatMap((reading) => {
    const remaining = withoutRanges(text, skippedBy(reading, text.length, spans))
    return textBlocksOf(remaining.text, given.language).map((block) => ({ ...block, remaining }))
  })
  const texts = blocks.map(({ offset: _, remaining: __, ...block }, index) => ({
    ...block,
    field: `text.${index}`,
  }))
  const report = await runChecksAside(who, checkInput({ ...given, texts }))
  const placed = report.findings.map((finding): Placed => {
    const { field, start, end } = finding.place
    const block = blocks[Number(field.split('.')[1])]
    if (!block) return { finding, start, end }
    const { offset, remaining } = block
    return {
      finding,
      start: remaining.toWhole(offset + start),
      end: end > start ? remaining.toWhole(offset + end - 1) + 1 : remaining.toWhole(offset + start),
    }
  })
  return { report, placed }
}
