import '@/tests/support/database'
import { existsSync, readFileSync } from 'node:fs'
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
import { skippedWhen } from '@/tests/support/skipped'

/** A real document that is not part of the project: compiled by one party, with the faults such documents have. */
const file = process.env.STELE_REAL_SOURCE ?? '../shared/data/khojaly/source.txt'
const isHere = existsSync(file)
const text = isHere ? readFileSync(file, 'utf8') : ''

/** Where somebody who read it found each kind of fault: checks and offsets, none of its words. */
const expected = expectedSchema.parse(JSON.parse(readFileSync('tests/lib/checks/khojaly.json', 'utf8')))

/** The kinds of faults that its description names. */
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

describe('the checks on a real document', skippedWhen(!isHere, `there is no document at ${file}`), () => {
  let editor: Actor
  let source: { id: string }
  let layer: { id: string; text: string }
  let copy: CopyReport
  beforeAll(async () => {
    editor = await makeMember()
    for (const name of [
      'L’Événement',
      'Valeurs actuelles',
      'The Sunday Times',
      'The Washington Post',
      'Le Monde',
    ])
      await createAuthority(editor, { kind: 'PERIODICAL', name })
    source = await makeSource(editor)
    layer = (await makeHolding(editor, source, { text })).layer
    const [report] = await copyReportsOf(editor, source.id)
    if (!report) throw new Error('There is no report of the copy.')
    copy = report
  })

  it('find every fault of every kind in its place, and raise one wrong alarm', () => {
    expect(copy.report.crashed).toEqual([])
    expect(new Set(expected.map(({ check }) => check))).toEqual(new Set([...kinds, 'impossible-date']))
    const { found, missed, wrong } = comparedWith(expected, copy.placed)
    console.info(
      `Expected ${expected.length}, found ${found.length}, missed ${missed.length}, wrong ${wrong.length}`,
    )
    expect(missed).toEqual([])
    // A committee that is plainly named as the one that acted, beside the body that it belongs to.
    expect(wrong.map(({ finding, start }) => [finding.check, start])).toEqual([['body-or-committee', 7830]])
    for (const { finding, start, end } of copy.placed) expect(text.slice(start, end)).toBe(finding.excerpt)
  })

  it('find the same in a record whose quotations are its passages, at the same words', async () => {
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
    // Whom the words of a source name is told by the chain of the quotation, not by its prose.
    expect(missed.filter(({ check }) => check !== 'named-only')).toEqual([])
  })
})
