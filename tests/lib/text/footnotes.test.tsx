import { describe, expect, it } from 'vitest'
import { RichText } from '@/components/text/RichText'
import { placeIn } from '@/lib/checks/check'
import { bodyBlocks } from '@/lib/checks/text-blocks'
import {
  bibliographyOf,
  citationsOf,
  documentSchema,
  newId,
  notesOf,
  numberingOf,
  plainText,
  withoutWarnedParts,
} from '@/lib/text'
import { headingsOf } from '@/lib/text/headings'
import { renderHtml } from '@/lib/text/html'
import { bodySchema } from '@/lib/text/schema'
import { english } from '@/tests/support/english'
import {
  cell,
  chainOf,
  cited,
  footnote,
  h,
  p,
  quoted,
  row,
  sensitive,
  table,
  whole,
} from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const [first, second, third, note] = [newId(), newId(), newId(), newId()]
const [one, two] = [newId(), newId()]
const body = () =>
  whole(
    p('In all 613', footnote('List of the commission.', { id: note }), ' people.', cited({ id: first })),
    p(
      'A mill.',
      footnote(['It burned.', cited({ id: second, chain: chainOf({ id: one }) })]),
      ' It had ',
      cited({ id: third, chain: chainOf({ id: two }) }),
      'two floors.',
    ),
  )

describe('footnotes', () => {
  it('are numbered with the other notes; what they cite has their number', () => {
    const numbers = numberingOf(body())
    expect([note, first, second, third].map((id) => numbers.get(id))).toEqual([1, 2, 3, 4])
    expect(notesOf(body()).map(({ type, number }) => [type, number])).toEqual([
      ['footnote', 1],
      ['citation', 2],
      ['footnote', 3],
      ['citation', 4],
    ])
    expect(bibliographyOf(body()).find(({ sourceId }) => sourceId === one)?.firstNumber).toBe(3)
  })

  it('are apart from the text around them', () => {
    expect(plainText(body())).toBe(
      'In all 613 people.\n\nList of the commission.\n\nA mill. It had two floors.\n\nIt burned.',
    )
    expect(citationsOf(body()).map(({ sentence }) => sentence)).toEqual([
      'In all 613 people.',
      'A mill.\nIt burned.',
      'It had',
    ])
    const headed = whole({ ...h(2, 'Bridge'), content: [{ type: 'text', text: 'Bridge' }, footnote('x')] })
    expect(headingsOf(headed)[0]?.id).toBe('text-bridge')
    expect(plainText(whole(table(null, row(cell('12', footnote('of 13')), cell('3')))))).toBe(
      '12\t3\n\nof 13',
    )
  })

  it('are read by the checks on their own, at their positions', () => {
    const document = body()
    const doc = bodySchema.nodeFromJSON(document)
    const blocks = bodyBlocks(document, 'en')
    expect(blocks.map(({ text }) => text)).toEqual([
      ...['In all 613 people.', 'List of the commission.', 'A mill. It had two floors.', 'It burned.'],
    ])
    for (const block of blocks)
      for (const word of block.text.matchAll(/\w+/g)) {
        const { from, to } = placeIn(block, word.index, word.index + word[0].length)
        expect(doc.textBetween(from ?? 0, to ?? 0)).toBe(word[0])
      }
    expect(blocks[2]?.citations).toEqual([7, 15])
  })

  it('cannot have a note in them, nor the id of another', () => {
    const faulty = (...content: unknown[]) => documentSchema.safeParse({ type: 'doc', content }).success
    expect(faulty(p(footnote([footnote('x')])))).toBe(false)
    expect(faulty(p(footnote('a', { id: note }), footnote('b', { id: note })))).toBe(false)
    expect(faulty(quoted(['words', footnote('x')]))).toBe(false)
  })

  it('behind a warning stay behind it', () => {
    const warned = whole(sensitive('Injuries.', p('He fell.', footnote('From the roof.'))))
    expect(notesOf(warned)[0]?.warning).toBe('Injuries.')
    expect(plainText(withoutWarnedParts(warned))).toBe('')
    const html = renderHtml(warned, () => '', english)
    expect(html).toContain('<li id="note-1"><details><summary dir="auto">Injuries.</summary>From the roof.')
  })

  it('are exported as notes with what they cite', () => {
    const html = renderHtml(body(), (_, number) => `Source ${number}.`, english)
    expect(html).toContain('613<sup><a id="mark-1" href="#note-1">1</a></sup> people.')
    expect(html).toContain('<li id="note-1">List of the commission. <a href="#mark-1"')
    expect(html).toContain('<li id="note-3">It burned. (Source 3) <a href="#mark-3"')
  })

  it('are shown in place where there is no list of notes', () => {
    const html = htmlOf(<RichText document={body()} language="en" />)
    expect(html).toContain('613<span class="note-in-place"><sup>1</sup> [List of the commission.]</span>')
  })
})
