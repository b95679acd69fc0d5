import { expect, test } from 'vitest'
import { PassageInCopy } from '@/components/archive/copies/PassageInCopy'
import type { SpanKind } from '@/lib/holdings/spans'
import { passageIn, snapshotSource } from '@/tests/support/editions'
import { htmlOf } from '@/tests/support/render'

const passage = passageIn(snapshotSource('A source'), 'Of them 6134 came and left.')
const look = (kind: SpanKind, words: string) => {
  const start = passage.exact.indexOf(words)
  return { kind, start, end: start + words.length }
}
/** The passage as HTML without classes. */
const shown = (looks: ReturnType<typeof look>[], given: Partial<typeof passage> = {}) =>
  htmlOf(
    <PassageInCopy
      passage={{ ...passage, ...given, looks: { before: [], exact: looks, after: [] } }}
      isImageSeen={false}
    />,
  ).replace(/ (?:class|lang|dir)="[^"]*"/g, '')

test('a passage is shown in the look of its spans', () => {
  const html = shown([look('NOTE_MARKER', '4'), look('DELETED', ' and left')])
  expect(html).toMatch(/613<sup><span>note <\/span>4<\/sup> came/)
  expect(html).toMatch(/<del><span>deleted: <\/span> and left<\/del>/)
})

test('a passage without spans is plain text', () => {
  expect(shown([])).toContain('<mark>Of them 6134 came and left.</mark>')
})

test('the text around a passage begins and ends with whole words', () => {
  const before = `ut ${'word '.repeat(80)}`.slice(0, 400)
  const html = shown([], { before, after: '' })
  expect(html).toContain('<span>… word word')
})
