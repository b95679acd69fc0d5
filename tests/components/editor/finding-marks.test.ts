import { history, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { findingMarks, markAsked, markFound, markOf } from '@/components/editor/panels/finding-marks'
import { selectionOf } from '@/components/editor/panels/finding-places'
import { placeIn } from '@/lib/checks/check'
import { bodyBlocks } from '@/lib/checks/text-blocks'
import { message } from '@/lib/messages/message'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { documentSchema } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { br, cell, cited, image, p, quoted, row, table, whole } from '@/tests/support/factories/pure'

const body = whole(p('On ', cited(), '28 May they met.'), quoted(['First line,', br, 'and then 12 people.']))
/** A text without a page that the checks are asked about. */
function editing(text = body) {
  const editor = {
    state: EditorState.create({ doc: bodySchema.nodeFromJSON(text), plugins: [findingMarks(), history()] }),
    view: {
      dispatch: (transaction: Transaction) => {
        editor.state = editor.state.apply(transaction)
      },
    },
  }
  markAsked(editor)
  return editor
}
type Editing = ReturnType<typeof editing>
const type = ({ state, view }: Editing, words: string, from: number, to = from) =>
  view.dispatch(state.tr.insertText(words, from, to))

/** A finding about these words, at the position that the checks give it. */
function about(words: string, level: SeenFinding['level'] = 'WARN'): SeenFinding {
  const block = bodyBlocks(documentSchema.parse(body), 'en').find(({ text }) => text.includes(words))
  if (!block) throw new Error(`Nowhere: ${words}`)
  const start = block.text.indexOf(words)
  const place = placeIn(block, start, start + words.length)
  return {
    check: 'missing-year',
    level,
    message: message('checks.no-copy.unbound'),
    excerpt: words,
    key: words,
    place,
  }
}
const marked = (editor: Editing, { key }: SeenFinding) => {
  const mark = markOf(editor, key)
  return mark && editor.state.doc.textBetween(mark.from, mark.to, '', '~')
}

describe('marks of findings', () => {
  it('cover exactly the words, beside citations and across line breaks', () => {
    const editor = editing()
    const found = [about('28 May'), about('line,\nand then', 'BLOCK'), about('12', 'INFO')]
    markFound(editor, found, ({ key }) => key)
    expect(found.map((finding) => marked(editor, finding))).toEqual(['28 May', 'line,~and then', '12'])
  })

  it('move with the text, also with text typed before the answer', () => {
    const editor = editing()
    const finding = about('28 May')
    type(editor, 'It is said that ', 1)
    markFound(editor, [finding], ({ key }) => key)
    expect(marked(editor, finding)).toBe('28 May')
    type(editor, 'Later: ', 1)
    expect(marked(editor, finding)).toBe('28 May')
  })

  it('are left out where the words were changed', () => {
    const editor = editing()
    const finding = about('28 May')
    const from = finding.place.from ?? 0
    type(editor, '29', from, from + 2)
    markFound(editor, [finding], ({ key }) => key)
    expect(marked(editor, finding)).toBeNull()
  })

  it('are not part of the text or of its undo history', () => {
    const editor = editing()
    const before = editor.state.doc
    markFound(editor, [about('12')], ({ key }) => key)
    expect(editor.state.doc.eq(before)).toBe(true)
    expect(undo(editor.state)).toBe(false)
  })

  it('lead to an image with a caption and into a table', () => {
    const [picture, figures] = [
      image({ sha256: 'a'.repeat(64), width: 4, height: 3 }, { alternative: null, caption: 'Map' }),
      table('Count', row(cell('Boats'), cell('12'))),
    ]
    const editor = editing(whole(p('Before.'), picture, figures))
    const at = (from: number, to: number, excerpt: string): SeenFinding => ({
      ...about('28 May'),
      ...{ key: excerpt, excerpt },
      place: { field: 'body', subjectId: null, start: 0, end: 0, from, to },
    })
    const shown = ({ key }: SeenFinding) => {
      const mark = markOf(editor, key)
      return mark && selectionOf(editor.state.doc, mark)
    }
    const [map, count] = [at(9, 10, 'Map'), at(10, 13, 'Count')]
    markFound(editor, [map, count], ({ key }) => key)
    type(editor, 'Long ', 1)
    expect(shown(map)).toMatchObject({ from: 14, node: { type: { name: 'image' } } })
    expect(shown(count)?.$from.parent.textContent).toBe('Boats')
  })
})
