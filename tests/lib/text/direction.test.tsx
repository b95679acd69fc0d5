import { EditorState, type Transaction } from '@tiptap/pm/state'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { blockDirections, followDirection } from '@/components/editor/block-direction'
import { RichText } from '@/components/text/RichText'
import type { Direction } from '@/lib/text'
import { directionOfText } from '@/lib/text/direction'
import { bodySchema } from '@/lib/text/schema'
import { blockquote, cell, h, head, list, p, quoted, row, table, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

describe('the direction of a text', () => {
  it.each([
    ['مشينا حتى طلع النهار.', 'en', 'rtl'],
    ['הלכנו עד הבוקר.', 'en', 'rtl'],
    ['We walked until morning.', 'ar', 'ltr'],
    ['Мы шли до утра.', 'fa', 'ltr'],
    ['BBC: قالت الصحيفة إن الجسر أغلق', 'ar', 'rtl'],
    ['The word جسر means bridge.', 'ar', 'ltr'],
    ['1992 – 1993', 'ar', 'rtl'],
    ['1992', null, 'auto'],
    ['', 'en', 'ltr'],
  ])('%j in a text in %s is %s', (text, language, direction) => {
    expect(directionOfText(text, language)).toBe(direction)
  })
})

const arabic = 'مشينا حتى طلع النهار.'
const body = whole(
  p('We walked.'),
  p(arabic),
  h(2, arabic),
  list([p(arabic)]),
  blockquote(p(arabic)),
  quoted(arabic, { language: 'en' }),
)

describe('each block has the direction of its text', () => {
  it('on pages, where it differs from the text around it', () => {
    const html = renderToStaticMarkup(<RichText document={body} language="en" />)
    expect(html).toContain('<p>We walked.</p>')
    for (const tag of ['p', 'ul', 'blockquote']) expect(html).toContain(`<${tag} dir="rtl">`)
    expect(html).toMatch(/<h2 id="[^"]*" dir="rtl">/)
    expect(html).toContain('<blockquote lang="en" dir="rtl">')
    expect(renderToStaticMarkup(<RichText document={body} language="ar" />)).toContain(
      '<p dir="ltr">We walked.</p>',
    )
  })

  it('lists and tables turn, and items and cells turn back', () => {
    const turned = whole(
      list([p(arabic)], [p(arabic)], [p('We walked.')]),
      table(null, row(head(arabic), head(arabic)), row(cell('1992'), cell('We walked.'))),
    )
    const html = htmlOf(<RichText document={turned} language="en" />)
    expect(html).toContain(`<ul dir="rtl"><li><p>${arabic}</p></li>`)
    expect(html.match(/dir="rtl"/g)).toHaveLength(2)
    expect(html).toContain('<li dir="ltr"><p>We walked.</p></li>')
    expect(html.match(/<p dir="ltr">We walked.<\/p>/g)).toHaveLength(1)
    expect(html).toContain('<p>1992</p>')
    const plugin = blockDirections({ around: () => 'ltr' })
    const state = EditorState.create({ doc: bodySchema.nodeFromJSON(turned), plugins: [plugin] })
    const marked = plugin.getState(state)?.find() ?? []
    expect(marked.map(({ from }) => state.doc.nodeAt(from)?.type.name).toSorted()).toEqual([
      'bulletList',
      'listItem',
      'paragraph',
      'table',
    ])
  })

  it('in the editor, also after an edit', () => {
    let around: Direction = 'auto'
    const plugin = blockDirections({ around: () => around })
    const state = EditorState.create({ doc: bodySchema.nodeFromJSON(body), plugins: [plugin] })
    const directions = ({ doc }: EditorState, found: EditorState) =>
      plugin
        .getState(found)
        ?.find(0, doc.content.size)
        .map((one) => one.from) ?? []
    expect(directions(state, state)).toHaveLength(5)
    const emptied = state.apply(state.tr.delete(1, 11))
    expect(directions(emptied, emptied)).toHaveLength(4)
    around = 'ltr'
    let current = state
    const editor = { state, view: { dispatch: (change: Transaction) => (current = state.apply(change)) } }
    followDirection(editor)
    expect(directions(state, current)).toEqual(directions(state, state).slice(1))
  })
})
