import { Editor } from '@tiptap/core'
import { createParagraphNear } from '@tiptap/pm/commands'
import { Slice } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { DRAGGED_PASSAGE } from '@/components/citing/chosen-passage'
import { bytesWithContent } from '@/components/editor/content'
import { addWarning, changeWarning, removeWarning, warnedPassage } from '@/components/editor/content-warning'
import { droppedPassages } from '@/components/editor/dropped-passage'
import { separated } from '@/components/editor/own-identity'
import {
  changeSubject,
  insertCitation,
  insertQuotation,
  removeSubject,
  subjectAt,
  takesCitation,
} from '@/components/editor/subjects'
import { toTextEnd } from '@/components/editor/text-end'
import { emptyContent } from '@/lib/records/schema'
import { type DocumentJson, documentSchema, newId } from '@/lib/text'
import { citationAttributes, quotationAttributes } from '@/lib/text/attributes'
import { bodySchema, extensions } from '@/lib/text/schema'
import {
  br,
  cell,
  chainOf,
  cited,
  image,
  list,
  p,
  quoted,
  row,
  sensitive,
  table,
  whole,
} from '@/tests/support/factories/pure'

/** An editor without a page, with the cursor after this text. */
function editing(body: DocumentJson, after: string): Editor {
  const editor = new Editor({ element: null, extensions, content: body })
  editor.state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(after) ?? -1
    if (at >= 0) editor.commands.setTextSelection(position + at + after.length)
  })
  return editor
}

/** The state of an editor that makes ids unique. */
const stateOf = (body: DocumentJson) =>
  EditorState.create({
    doc: bodySchema.nodeFromJSON(body),
    plugins: [new Plugin({ appendTransaction: separated })],
  })

const idsIn = (state: EditorState) =>
  state.doc.content.content.filter(({ type }) => type.name === 'quotation').map(({ attrs }) => attrs.id)

const blocks = (editor: Editor) => documentSchema.parse(editor.getJSON()).content.map(({ type }) => type)
const words = (editor: Editor) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '|', '~')
const aCitation = () => citationAttributes.parse({ id: newId(), chain: chainOf({ id: newId() }) })
const aQuotation = () =>
  quotationAttributes.parse({ id: newId(), mode: 'VERBATIM', chain: chainOf({ id: newId() }) })

describe('a passage that is dragged out of a copy', () => {
  /** The text and the cursor after a drop at this height, by default in the second paragraph, and whether the form was asked. */
  function dropped(types: string[], { hasForm = true, height = 60, isBlock = true } = {}) {
    let state = stateOf(whole(p('First.'), p('Second.')))
    let asked = 0
    const { handleDrop } = droppedPassages({
      dropPassage: () => {
        asked += 1
        return hasForm
      },
      dropsBlock: () => isBlock,
    }).props
    const view = {
      state,
      posAtCoords: ({ top }: { top: number }) => (top < 50 ? { pos: 3, inside: 0 } : { pos: 10, inside: 8 }),
      coordsAtPos: () => ({ left: 0, right: 0, top: 20, bottom: 40 }),
      dispatch: (change: Transaction) => {
        state = state.apply(change)
      },
    }
    const event = { dataTransfer: { types }, clientX: 1, clientY: height }
    const taken = handleDrop?.call(new Plugin({}), view as never, event as never, Slice.empty, false)
    return { taken, asked, cursor: state.selection.from, blocks: state.doc.childCount }
  }

  it('puts the cursor where it is dropped and asks the form', () => {
    const usual = { taken: true, asked: 1, blocks: 2 }
    expect(dropped(['text/plain', DRAGGED_PASSAGE])).toEqual({ ...usual, cursor: 10 })
    expect(dropped([DRAGGED_PASSAGE], { height: 35 })).toEqual({ ...usual, cursor: 3 })
    expect(dropped([DRAGGED_PASSAGE], { height: 25, isBlock: false })).toEqual({ ...usual, cursor: 3 })
  })

  it('comes before the first paragraph where it is dropped above its middle', () => {
    expect(dropped([DRAGGED_PASSAGE], { height: 25 })).toEqual({
      taken: true,
      asked: 1,
      cursor: 1,
      blocks: 2,
    })
    const plugin = droppedPassages({ dropPassage: () => true, dropsBlock: () => true })
    let state = EditorState.create({
      doc: bodySchema.nodeFromJSON(whole(p('First.'), p('Second.'))),
      plugins: [plugin],
    })
    const dispatch = (change: Transaction) => {
      state = state.apply(change)
    }
    const drop = () => {
      const places = {
        posAtCoords: () => ({ pos: 3, inside: 0 }),
        coordsAtPos: () => ({ top: 20, bottom: 40 }),
      }
      const event = { dataTransfer: { types: [DRAGGED_PASSAGE] }, clientX: 1, clientY: 25 }
      const view = { ...places, state, dispatch }
      plugin.props.handleDrop?.call(plugin, view as never, event as never, Slice.empty, false)
    }
    const insert = (text: string) => {
      insertQuotation({ state, view: { dispatch } } as never, aQuotation(), text)
      return state.doc.textBetween(0, state.doc.content.size, '|')
    }
    const { doc } = state
    drop()
    expect(state.doc).toBe(doc)
    expect(insert('one')).toBe('one|First.|Second.')
    drop()
    dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(8))))
    expect(insert('two')).toBe('one|First.|two|Second.')
  })

  it('is text like any other without a form', () => {
    expect(dropped(['text/plain', DRAGGED_PASSAGE], { hasForm: false })).toMatchObject({ taken: false })
    expect(dropped(['text/plain'])).toEqual({ taken: false, asked: 0, cursor: 1, blocks: 2 })
  })
})

describe('quotations and citations in the text', () => {
  it('inserts a quotation after the paragraph of the cursor', () => {
    const editor = editing(whole(p('First here.'), p('Second.')), 'First')
    insertQuotation(editor, aQuotation(), 'words of\na source')
    expect(words(editor)).toBe('First here.|words of~a source|Second.')
    editor.commands.insertContent({ type: 'text', text: 'On. ' })
    expect(words(editor)).toBe('First here.|words of~a source|On. Second.')
  })

  it('replaces an empty paragraph and adds one after the quotation', () => {
    const editor = editing(whole(p()), '')
    editor.commands.setTextSelection(1)
    insertQuotation(editor, aQuotation(), 'words')
    expect(blocks(editor)).toEqual(['quotation', 'paragraph'])
    expect(editor.state.selection.$from.parent.type.name).toBe('paragraph')
  })

  it('inserts a quotation after an image that is selected', () => {
    const map = { sha256: 'a'.repeat(64), width: 600, height: 400 }
    const editor = editing(whole(p('First.'), image(map), p('Second.')), 'First')
    editor.commands.setNodeSelection(8)
    insertQuotation(editor, aQuotation(), 'words')
    expect(blocks(editor)).toEqual(['paragraph', 'image', 'quotation', 'paragraph'])
  })

  it('keeps a quotation out of another one and inside its list item', () => {
    const inside = editing(whole(quoted('one two')), 'one')
    insertQuotation(inside, aQuotation(), 'three')
    expect(blocks(inside)).toEqual(['quotation', 'quotation', 'paragraph'])
    const item = editing(whole(list([p('item')], [p('next')])), 'ite')
    insertQuotation(item, aQuotation(), 'words')
    expect(words(item)).toBe('item|words||next')
    expect(blocks(item)).toEqual(['bulletList'])
  })

  it('inserts a citation at the cursor but not into a quotation', () => {
    const editor = editing(whole(p('A sentence. More.')), 'sentence.')
    insertCitation(editor, aCitation())
    editor.commands.insertContent({ type: 'text', text: '!' })
    expect(words(editor)).toBe('A sentence.~! More.')
    const inside = editing(whole(quoted('words')), 'wor')
    expect(takesCitation(inside)).toBe(false)
    insertCitation(inside, aCitation())
    expect(words(inside)).toBe('words')
  })

  it('changes the source of a quotation, with or without its text', () => {
    const id = newId()
    const editor = editing(whole(p('x'), quoted(['old', br, 'words'], { id })), 'x')
    const next = { ...aQuotation(), id, mode: 'ABRIDGED' as const }
    changeSubject(editor, next, null)
    expect(words(editor)).toBe('x|old~words')
    expect(editor.state.doc.child(1).attrs).toEqual(next)
    changeSubject(editor, next, 'new')
    expect(words(editor)).toBe('x|new')
    removeSubject(editor, id)
    expect(blocks(editor)).toEqual(['paragraph'])
  })

  it('finds the quotation around the cursor and the selected citation', () => {
    const [first, second] = [newId(), newId()]
    const editor = editing(whole(quoted('words', { id: first }), p('x', cited({ id: second }))), 'wor')
    expect(subjectAt(editor)).toEqual({ type: 'quotation', id: first })
    editor.commands.setNodeSelection(9)
    expect(subjectAt(editor)).toEqual({ type: 'citation', id: second })
    editor.commands.setTextSelection(8)
    expect(subjectAt(editor)).toBeNull()
  })

  it('gives a copy a new id and leaves the first its own', () => {
    const id = newId()
    for (const at of ['start', 'end'] as const) {
      const state = stateOf(whole(p('before'), quoted('words', { id }), p('after')))
      const place = at === 'start' ? 0 : state.doc.content.size
      const { state: after } = state.applyTransaction(state.tr.insert(place, state.doc.child(1)))
      const ids = idsIn(after)
      expect(ids[at === 'start' ? 1 : 0]).toBe(id)
      expect(new Set(ids).size).toBe(2)
    }
  })

  it('keeps the id of a quotation that is cut and pasted', () => {
    const id = newId()
    const state = stateOf(whole(quoted('words', { id }), p('after')))
    const without = state.apply(state.tr.delete(0, 7))
    const pasted = without.apply(without.tr.insert(without.doc.content.size, state.doc.child(0)))
    expect(idsIn(pasted)).toEqual([id])
  })
})

describe('the end of a text', () => {
  it.each([
    ['table', table(null, row(cell('two')))],
    ['image', image({ sha256: 'a'.repeat(64), width: 40, height: 30 })],
  ])('after a %s is a cursor where a paragraph begins', (type, block) => {
    let state = stateOf(whole(p('one'), block))
    const { doc } = state
    const dispatch = (change: Transaction) => {
      state = state.apply(change)
    }
    expect(toTextEnd(state, dispatch)).toBe(true)
    expect(state.doc).toBe(doc)
    expect(createParagraphNear(state, dispatch)).toBe(true)
    expect(state.doc.content.content.map((node) => node.type.name)).toEqual(['paragraph', type, 'paragraph'])
  })

  it.each([p('two'), list([p('two')]), quoted('two'), sensitive('Violence', p('two'))])(
    'is in a last block that is written in',
    (block) => {
      expect(toTextEnd(stateOf(whole(p('one'), block)))).toBe(false)
    },
  )
})

describe('a text that is kept while someone types', () => {
  const contentOf = (body: DocumentJson) => ({ ...emptyContent('account', 'A “title”', 'en'), body })
  const read = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))

  it('is the JSON of the whole', () => {
    const content = contentOf(whole(p('One\\two.', cited()), quoted('"Three."')))
    const kept = { keptAt: '2026-01-01T00:00:00Z', baseVersion: 3 }
    expect(read(bytesWithContent(kept, content))).toEqual({ ...kept, content })
    const empty = emptyContent('account', '', 'en')
    expect(read(bytesWithContent({}, empty))).toEqual({ content: empty })
  })

  it('writes only the blocks again that changed', () => {
    let written = 0
    const block = Object.assign(p('Unchanged.'), {
      toJSON: () => {
        written += 1
        return p('Unchanged.')
      },
    })
    bytesWithContent({}, contentOf({ type: 'doc', content: [p('Typed'), block] }))
    bytesWithContent({}, contentOf({ type: 'doc', content: [p('Typed on'), block] }))
    expect(written).toBe(1)
  })
})

describe('content warnings', () => {
  it('are added to the selected blocks, changed and removed', () => {
    const editor = editing(whole(p('calm'), p('hard'), list([p('harder')])), 'calm')
    editor.commands.setTextSelection({ from: 8, to: 16 })
    expect(addWarning(editor, 'Describes injuries.')).toBe(true)
    expect(blocks(editor)).toEqual(['paragraph', 'sensitive'])
    expect(warnedPassage(editor, null)).toEqual({ position: 6, warning: 'Describes injuries.' })
    changeWarning(editor, 6, 'Describes deaths.')
    expect(warnedPassage(editor, 6)?.warning).toBe('Describes deaths.')
    removeWarning(editor, 6)
    expect(blocks(editor)).toEqual(['paragraph', 'paragraph', 'bulletList'])
  })

  it('cannot contain another content warning', () => {
    const editor = editing(whole(p('one'), sensitive('Hard.', p('two'))), 'one')
    editor.commands.selectAll()
    expect(addWarning(editor, 'Harder.')).toBe(false)
  })
})
