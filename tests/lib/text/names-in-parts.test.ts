import { describe, expect, it } from 'vitest'
import { mergeContents, mergeOf } from '@/components/editor/conflicts/merge'
import { valueWithoutName } from '@/lib/editions/erasure/without-name'
import { soughtNames } from '@/lib/folding/find-names'
import { contentParts } from '@/lib/records/content-parts'
import { emptyContent } from '@/lib/records/schema'
import { stringsIn } from '@/lib/review/hidden-names/texts'
import { type DocumentJson, newId, plainText } from '@/lib/text'
import { cell, footnote, p, row, table, whole } from '@/tests/support/factories/pure'

const NOTE = newId()
const body = (count = '12') =>
  whole(
    p('She', footnote('Called Ada Lovelane in the list.', { id: NOTE }), ' came.'),
    table('Seen by Ada Lovelane', row(cell('Ada Lovelane'), cell(count))),
    p('Between.'),
    p('End.'),
  )
const contentOf = (document: DocumentJson) => ({
  ...emptyContent('account', 'A title', 'en'),
  body: document,
})

describe('tables and footnotes', () => {
  it('are searched for hidden names: captions, cells and notes', () => {
    expect(stringsIn(body())).toEqual(
      expect.arrayContaining([
        'She came.',
        'Called Ada Lovelane in the list.',
        'Seen by Ada Lovelane',
        'Ada Lovelane',
      ]),
    )
  })

  it('lose an erased name everywhere, and nothing else', () => {
    const erased = valueWithoutName(body(), soughtNames(['Ada Lovelane']))
    expect(stringsIn(erased).join(' ')).not.toMatch(/Ada|Lovelane/)
    expect(stringsIn(erased)).toContain('12')
  })

  it('are each one part for contributors, with all their text', () => {
    const texts = contentParts('account', contentOf(body()))
      .filter(({ key }) => key.startsWith('body.'))
      .map(({ text }) => text)
    expect(texts).toEqual([
      'She came.\n\nCalled Ada Lovelane in the list.',
      'Seen by Ada Lovelane\n\nAda Lovelane\t12',
      'Between.',
      'End.',
    ])
  })

  it('are merged as blocks, and shown whole where two members changed one', () => {
    const base = contentOf(body())
    const other = contentOf(whole(...body().content.slice(0, 3), p('The end.')))
    const merged = mergeContents(base, contentOf(body('13')), other)
    expect(merged && plainText(merged.body)).toContain('Ada Lovelane\t13\n\nBetween.\n\nThe end.')
    const [clash] = mergeOf(base, contentOf(body('13')), contentOf(body('14'))).clashes
    expect(clash?.place === 'body' && plainText({ type: 'doc', content: [...clash.theirs] })).toBe(
      'Seen by Ada Lovelane\n\nAda Lovelane\t14',
    )
  })
})
