import { expect, test } from 'vitest'
import { SourceShelf } from '@/components/citing/source-shelf'
import { ConflictStrip } from '@/components/editor/conflicts/ConflictStrip'
import { wordsApart } from '@/components/editor/conflicts/words-apart'
import { translatorOf } from '@/lib/messages/catalogue'
import type { RecordContent } from '@/lib/records/schema'
import { contentOf, doc, p } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const base = contentOf('account', { title: 'Old', body: doc(p('The old bridge.'), p('Two.')) })
const stripOf = (mine: RecordContent, theirs: RecordContent) =>
  htmlOf(
    <ConflictStrip
      {...{ base, mine, kind: 'account' }}
      theirs={{ version: 2, content: theirs, savedBy: 'Bo', savedAt: '2026-05-03T10:00:00Z', isOwn: false }}
      shelf={new SourceShelf([], async () => [], translatorOf('en'))}
      onResolve={() => {}}
    />,
  )

test('a conflict marks the words that differ and chooses nothing', () => {
  const html = stripOf(
    { ...base, title: 'Mine', body: doc(p('The old stone bridge.'), p('Two.')) },
    { ...base, title: 'Theirs', body: doc(p('The old ferry.'), p('Two.')) },
  )
  expect(html).toContain('You and Bo both changed 2 places')
  expect(html).not.toContain('checked=""')
  const marked = [...html.matchAll(/<mark>(?:<span[^>]*>[^<]*<\/span>)?([^<]*)<\/mark>/g)].map(
    ([, text]) => text,
  )
  expect(marked.join(' ')).toMatch(/Mine.*Theirs.*stone bridge.*ferry/)
  // Both can be kept of a text, and not of a title.
  expect(html.match(/value="BOTH"/g)).toHaveLength(1)
})

test('changes in other places ask for no choice', () => {
  const html = stripOf({ ...base, title: 'Mine' }, { ...base, body: doc(p('Another.'), p('Two.')) })
  expect(html).toContain('Bo saved other changes')
  expect(html).toContain('Save both changes')
  expect(html).not.toContain('type="radio"')
})

test('the same words with another citation say so', () => {
  expect(wordsApart('One text.', 'One text.').isSame).toBe(true)
  const { mine, theirs } = wordsApart('A red house.', 'A blue house.')
  expect(mine.map(({ text }) => text).join('')).toBe('A red house.')
  expect(theirs.filter(({ isApart }) => isApart).map(({ text }) => text)).toEqual(['blue'])
})
