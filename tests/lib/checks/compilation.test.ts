import '@/tests/support/database'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { type Finding, textBlocksOf } from '@/lib/checks'
import { type CopyReport, copyReportsOf } from '@/lib/checks/copy-reports'
import { comparedWith, expectedSchema } from '@/lib/checks/expected-findings'
import { findingsOf } from '@/lib/review/findings/report'
import {
  doc,
  hop,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'

/** An invented compilation with the faults that such documents have. */
const text = readFileSync('tests/documents/sample-compilation.txt', 'utf8')

/** Each fault that was written into it: the check that finds it, and its place. */
const expected = expectedSchema.parse(
  JSON.parse(readFileSync('tests/documents/sample-compilation.json', 'utf8')),
)

/** The kinds of faults in it. */
const kinds = [
  'missing-year',
  'sequence',
  'dangling-marker',
  'unbalanced-quotes',
  'unlike-authority',
  'number-year',
  'body-or-committee',
  'parts-exceed-total',
  'ambiguous-date',
  'named-only',
]

describe('the checks on a compilation', () => {
  let editor: Actor
  let source: { id: string }
  let layer: { id: string; text: string }
  let copy: CopyReport
  beforeAll(async () => {
    editor = await makeMember()
    for (const name of [
      'Sample Illustrated',
      'The Sample Observer',
      'The Sample Gazette',
      'The Example Herald',
      'The Example Post',
    ])
      await createAuthority(editor, { kind: 'PERIODICAL', name })
    source = await makeSource(editor)
    layer = (await makeHolding(editor, source, { text })).layer
    const [report] = await copyReportsOf(editor, source.id)
    if (!report) throw new Error('There is no report of the copy.')
    copy = report
  })

  it('finds every fault at its place without false alarms', () => {
    expect(copy.report.crashed).toEqual([])
    expect(new Set(expected.map(({ check }) => check))).toEqual(new Set([...kinds, 'impossible-date']))
    const { missed, wrong } = comparedWith(expected, copy.placed)
    expect(missed).toEqual([])
    expect(wrong).toEqual([])
    for (const { finding, start, end } of copy.placed) expect(text.slice(start, end)).toBe(finding.excerpt)
  })

  it('finds the same in a record that quotes its passages', async () => {
    const blocks = textBlocksOf(text, 'en')
    const chain = [hop(source)]
    const quoted = []
    for (const block of blocks) {
      const passage = await makePassage(editor, layer, block.text)
      quoted.push(quotation({ chain, passageId: passage.id, language: 'en' }, block.text))
    }
    const record = await makeRecord(editor, { content: { body: doc(...quoted, p('An end.')) } })
    const { report } = await findingsOf(editor, record.id)
    expect(report.crashed).toEqual([])
    const isAt = ({ check, place, excerpt }: Finding, one: (typeof expected)[number]) => {
      const block = blocks.find(
        ({ offset, text: { length } }) => one.start >= offset && one.start < offset + length,
      )
      const at = (block?.offset ?? 0) + place.start
      return check === one.check && at < one.end && at + excerpt.length > one.start
    }
    const missed = expected.filter((one) => !report.findings.some((finding) => isAt(finding, one)))
    // Names in a source's text belong to the chain of its quotation, not to the record's own text.
    expect(missed.filter(({ check }) => check !== 'named-only')).toEqual([])
  })
})
