import { describe, expect, test } from 'vitest'
import type { NodeJson } from '@/lib/text'
import { piecesOf } from '@/lib/text/pieces'

const text = (words: string): NodeJson => ({ type: 'text', text: words })
const paragraph = (...words: string[]): NodeJson => ({ type: 'paragraph', content: words.map(text) })
const many = (count: number) => Array.from({ length: count }, (_, at) => paragraph(`word ${at}`))
const documentOf = (...content: NodeJson[]) => ({ type: 'doc' as const, content })
const wordsOf = (node: NodeJson): string[] => [
  ...(node.text === undefined ? [] : [node.text]),
  ...(node.content ?? []).flatMap(wordsOf),
]

describe('pieces of a long body', () => {
  test('have every node of it, in order, within their size', () => {
    const document = documentOf(
      ...many(50),
      paragraph(...Array.from({ length: 40 }, (_, at) => `part ${at}`)),
    )
    const pieces = piecesOf(document, 10)
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.flatMap(wordsOf)).toEqual(wordsOf(document))
    for (const piece of pieces) expect(wordsOf(piece).length).toBeLessThanOrEqual(10)
  })

  test('stay behind the content warning of their block', () => {
    const attrs = { warning: 'Injuries' }
    const pieces = piecesOf(documentOf({ type: 'sensitive', attrs, content: many(30) }), 10)
    expect(pieces.length).toBeGreaterThan(2)
    for (const { content } of pieces)
      expect(content.map(({ type, attrs }) => ({ type, attrs }))).toEqual([{ type: 'sensitive', attrs }])
  })

  test('go on counting a list', () => {
    const items = many(12).map((one) => ({ type: 'listItem', content: [one] }))
    const pieces = piecesOf(documentOf({ type: 'orderedList', attrs: { start: 5 }, content: items }), 9)
    const starts = pieces.map(({ content: [list] }) => [list?.attrs?.start, list?.content?.length])
    expect(starts).toEqual([
      [5, 3],
      [8, 3],
      [11, 3],
      [14, 3],
    ])
  })

  test('never divide a quotation, and leave a short body whole', () => {
    const quotation = {
      type: 'quotation',
      attrs: { id: 'one' },
      content: many(30).flatMap(wordsOf).map(text),
    }
    expect(piecesOf(documentOf(quotation), 10)).toEqual([documentOf(quotation)])
    expect(piecesOf(documentOf(...many(3)))).toHaveLength(1)
    expect(piecesOf(documentOf())).toEqual([documentOf()])
  })
})
