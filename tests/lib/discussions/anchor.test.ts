import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Anchor, anchorIn, placeOf, rangesOf, withSuggestion } from '@/lib/discussions/anchor'
import { citationsOf, type DocumentJson, quotationsOf, wordsOf } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { anchorAt, anyDocument } from '@/tests/support/document-arbitrary'
import { br, cite, doc, hop, p, quotation, whole } from '@/tests/support/factories/pure'

const anchor = (exact: string, prefix = '', suffix = ''): Anchor => ({ exact, prefix, suffix })
const chain = [hop({ id: '00000000-0000-4000-8000-000000000001' })]
const textOf = (body: DocumentJson | null) => body?.content.map(wordsOf)

describe('the place of a comment in a text', () => {
  it('is found by its words and those around it', () => {
    const body = whole(p('The bridge was closed.'), p('The bridge was open.'))
    expect(placeOf(body, anchor('closed'))?.start).toBe(15)
    expect(placeOf(body, anchor('The bridge'))).toBeNull()
    expect(placeOf(body, anchor('The bridge', '', ' was open'))?.block).toBe(body.content[1])
    expect(placeOf(body, anchor('burnt'))).toBeNull()
  })

  it('survives any edit elsewhere', () => {
    const body = whole(p('A sentence before it.'), p('The bridge was closed in May.'))
    const closed = anchor('closed', 'The bridge was ', ' in May')
    const edited = withSuggestion(body, anchor('A sentence'), 'Two long sentences and a half') ?? body
    expect(placeOf(edited, closed)?.start).toBe(placeOf(body, closed)?.start)
    const moved = doc(...[...edited.content].reverse())
    expect(placeOf(moved, closed)?.block).toEqual(edited.content[1])
  })
})

/** The words of a range without spaces. A note within it is no part of the text that it stands in. */
function wordsIn(text: Node, { from, to }: { from: number; to: number }) {
  let found = ''
  text.nodesBetween(from, to, (node, position) => {
    if (node.isText) found += node.text?.slice(Math.max(0, from - position), to - position)
    return node.type.name !== 'footnote' || position < from
  })
  return found.replaceAll(/\s/gu, '')
}

describe('the range of a comment in the editor', () => {
  const edits = (body: DocumentJson, exact: string, suggested: string | null) =>
    rangesOf(body, [{ anchor: anchor(exact), suggested }])[0]

  it('is beside citations and line breaks, with the smallest edit', () => {
    const body = whole(p('The ', cite(chain), 'bridge was', br, 'closed.'))
    expect(edits(body, 'bridge', 'bridges')).toEqual({
      ...{ from: 6, to: 12 },
      edit: { from: 12, to: 12, text: 's' },
    })
    expect(edits(body, 'was\nclosed', 'was open')?.to).toBe(23)
    expect(edits(body, 'closed', '')?.edit).toEqual({ from: 17, to: 23, text: '' })
    expect(edits(body, 'burnt', null)).toBeNull()
  })

  it('leads from what was selected back to the same range', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat({ max: 12 }), (body, at, length) => {
        const text = bodySchema.nodeFromJSON(body)
        const from = at % Math.max(1, text.content.size)
        const to = Math.min(from + length + 1, text.content.size)
        const [$from, $to] = [text.resolve(from), text.resolve(to)]
        if (!$from.sameParent($to) || !$from.parent.inlineContent) return
        const selected = anchorIn($from.parent.toJSON(), $from.before(), { from, to })
        const [range] = selected.exact === '' ? [] : rangesOf(body, [{ anchor: selected, suggested: null }])
        if (!range) return
        expect(wordsIn(text, range)).toBe(wordsIn(text, { from, to }))
      }),
    )
  })
})

describe('a suggestion', () => {
  it('inserts, replaces and removes words beside a citation', () => {
    const body = whole(p('The bridge was closed.', cite(chain), ' It rained.'))
    expect(textOf(withSuggestion(body, anchor('bridge'), 'old bridge'))).toEqual([
      'The old bridge was closed. It rained.',
    ])
    expect(textOf(withSuggestion(body, anchor(' It rained.'), ''))).toEqual(['The bridge was closed.'])
    const changed = withSuggestion(body, anchor('closed. It'), 'closed. Then it')
    expect(textOf(changed)).toEqual(['The bridge was closed. Then it rained.'])
    expect(changed && citationsOf(changed)).toMatchObject([{ chain }])
  })

  it('crosses no citation and no line break', () => {
    const body = whole(p('One.', cite(chain), ' Two.'), p('Three', br, 'four'))
    expect(withSuggestion(body, anchor('One. Two'), 'None')).toBeNull()
    expect(withSuggestion(body, anchor('Three\nfour'), 'Five')).toBeNull()
  })

  it('changes a quotation and keeps its id and chain', () => {
    const body = whole(quotation({ chain, passageId: null }, 'It was closed.'))
    const changed = withSuggestion(body, anchor('closed'), 'open') ?? body
    const [before, after] = [quotationsOf(body), quotationsOf(changed)]
    expect(after).toMatchObject([{ id: before[0]?.id, chain, wording: 'It was open.' }])
  })

  it('keeps every id, locator and chain, and can be taken back', () => {
    const seen = (body: DocumentJson) =>
      [quotationsOf(body), citationsOf(body)]
        .flat()
        .map(({ id, chain: hops, passageId }) => ({ id, hops, passageId }))
    fc.assert(
      fc.property(
        anyDocument,
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.constantFrom('', 'ẑẑ', 'Two words'),
        (body, at, length, suggested) => {
          const here = anchorAt(body, at, length)
          const changed = here && withSuggestion(body, here, suggested)
          if (!changed) return
          expect(seen(changed)).toEqual(seen(body))
          const back =
            suggested === '' ? null : withSuggestion(changed, { ...here, exact: suggested }, here.exact)
          if (back) expect(back.content.map(wordsOf)).toEqual(body.content.map(wordsOf))
        },
      ),
    )
  })
})
