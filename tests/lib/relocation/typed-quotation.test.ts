import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { Invalid, NotFound } from '@/lib/errors'
import { readTextLayer } from '@/lib/holdings/queries'
import { unchecked } from '@/lib/input'
import findTyped from '@/lib/relocation/quotation-search'
import { findQuotation } from '@/lib/relocation/typed-quotation'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { marked } from '@/tests/support/marked-text'
import { rejection } from '@/tests/support/rejection'

const find = (written: string, words: string) => {
  const { text, spans } = marked(written)
  const found = findTyped({ text, spans, language: 'en', words })
  return { ...found, places: found.places.map(({ start, end }) => text.slice(start, end)) }
}

describe('typed words', () => {
  it('are found across line ends and note markers', () => {
    expect(find('On that day 613⟦NOTE_MARKER 4⟧ people\ncame by the long road.', '613 people came')).toEqual({
      outcome: 'FOUND',
      places: ['6134 people\ncame'],
      differences: [],
    })
  })

  it('are found in notes when the text has none of them', () => {
    expect(find('The text.⟦NOTE  A note of its own.⟧', 'A note of its own').outcome).toBe('FOUND')
  })

  it('are found in other capital letters, with the difference', () => {
    expect(find('The old Bridge is closed.', 'old bridge')).toMatchObject({
      outcome: 'DIFFERS',
      places: ['old Bridge'],
    })
  })

  it('are all shown where several places have them', () => {
    expect(find('The bridge and the bridge.', 'bridge')).toMatchObject({
      outcome: 'SEVERAL',
      places: ['bridge', 'bridge'],
    })
  })

  it('are found where one word differs, with that word', () => {
    const found = find(
      'Before it. The ferry across the wide river was laid up for the winter months. After it.',
      'The ferry across the wide river was laid down for the winter months.',
    )
    expect(found).toMatchObject({ outcome: 'DIFFERS', differences: [{ quotation: 'down', passage: 'up' }] })
  })

  it('that the copy has nowhere are not found', () => {
    expect(find('The ferry was laid up.', 'The market moved to the upper town.').outcome).toBe('NOT_FOUND')
  })
})

describe('in a copy', () => {
  let editor: Actor
  let contributor: Actor
  beforeAll(async () => {
    editor = await makeMember({ role: 'EDITOR' })
    contributor = await makeMember({ role: 'CONTRIBUTOR' })
  })

  it('a long text is searched in a thread, and its parts join', async () => {
    const line = 'A sentence that fills the copy with words and says nothing else.\n'
    const text = `${line.repeat(3000)}The needle is here.\n${line.repeat(20)}`
    const { layer } = await makeHolding(editor, await makeSource(editor), { text })
    const found = await findQuotation(editor, layer.id, unchecked({ words: 'The needle is here.' }))
    const start = layer.text.indexOf('The needle')
    expect(found).toMatchObject({ outcome: 'FOUND', places: [{ start }] })
    const before = await readTextLayer(editor, layer.id, 0, start)
    expect(before.start + before.text.length).toBe(start)
    expect(before.text).toBe(layer.text.slice(before.start, start))
    expect(layer.text[before.start - 1]).toBe('\n')
    const first = await readTextLayer(editor, layer.id, 0, 100)
    expect([first.start, first.text.length]).toEqual([0, 100])
  })

  it('words chosen on a page are those of that page', async () => {
    const text = 'The bridge and the bridge.'
    const { layer } = await makeHolding(editor, await makeSource(editor), { text })
    const second = layer.text.lastIndexOf('bridge')
    const on = { page: 1, at: second + 1 }
    expect(await findQuotation(editor, layer.id, unchecked({ words: 'bridge', on }))).toMatchObject({
      outcome: 'FOUND',
      places: [{ start: second }],
    })
  })

  it('is closed to members who can’t read it, and to nothing typed', async () => {
    const source = await makeSource(editor)
    const { layer } = await makeHolding(editor, source, { text: 'A report.', access: 'STAFF' })
    const asked = unchecked({ words: 'A report' })
    expect(await rejection(findQuotation(contributor, layer.id, asked))).toBeInstanceOf(NotFound)
    expect(await rejection(findQuotation(editor, layer.id, unchecked({ words: ' ' })))).toBeInstanceOf(
      Invalid,
    )
  })
})
