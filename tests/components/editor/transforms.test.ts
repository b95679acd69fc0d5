import { history, redo, undo } from '@tiptap/pm/history'
import { DOMParser, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { showBody } from '@/components/editor/content'
import { separated } from '@/components/editor/own-identity'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { isOwn, OwnSerializer } from '@/components/editor/paste/own-clipboard'
import { withSuggestion } from '@/lib/discussions/anchor'
import { type DocumentJson, documentSchema, newId } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { anchorAt, anyDocument } from '@/tests/support/document-arbitrary'
import { chainOf, cite, footnote, p, quotation, whole } from '@/tests/support/factories/pure'

/** `npm run fuzz` tries many more. */
const RUNS = Number(process.env.STELE_TRANSFORM_RUNS || 30)
const window = new Window()
const page = window.document as unknown as Document

const stateOf = (body: DocumentJson) =>
  EditorState.create({
    doc: bodySchema.nodeFromJSON(body),
    plugins: [history(), tableEditing(), new Plugin({ appendTransaction: separated })],
  })

/** A slice as the clipboard carries it: HTML, and how far its ends are open. */
type Clip = { html: string; openStart: number; openEnd: number }
function clipOf({ content, openStart, openEnd }: Slice): Clip {
  const place = page.createElement('div')
  place.append(OwnSerializer.of(bodySchema).serializeFragment(content, { document: page }))
  return { html: place.innerHTML, openStart, openEnd }
}
function sliceOf({ html, openStart, openEnd }: Clip): Slice {
  const pasted = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
  if (!isOwn(pasted)) cleanPage(pasted)
  const { content } = DOMParser.fromSchema(bodySchema).parse(pasted.body, { preserveWhitespace: 'full' })
  return new Slice(content, openStart, openEnd)
}

type Subject = { id: string; type: string; rest: string }
/** Every quotation, citation and footnote with what it says of its source. */
function subjectsIn(doc: Node): Subject[] {
  const found: Subject[] = []
  doc.descendants((node) => {
    const { id, ...rest } = node.attrs
    if (['quotation', 'citation', 'footnote'].includes(node.type.name))
      found.push({ id, type: node.type.name, rest: JSON.stringify(rest) })
  })
  return found
}
const idsOf = (doc: Node, type?: string) =>
  subjectsIn(doc)
    .filter((subject) => type === undefined || subject.type === type)
    .map(({ id }) => id)

/** The positions at the ends of paragraphs, where everything can be pasted. */
function endsOfParagraphs(doc: Node): number[] {
  const ends: number[] = []
  doc.descendants((node, position, parent) => {
    if (node.type.name === 'paragraph' && parent === doc) ends.push(position + node.nodeSize - 1)
  })
  return ends
}

/** Any text, and after it one of each part that names a source. */
const citingDocument = anyDocument.map((body) => {
  const source = { id: newId() }
  return whole(
    ...body.content,
    p('One', cite(chainOf(source)), ' two', footnote(['three', cite(chainOf(source))]), ' four.'),
    quotation({ chain: chainOf(source) }, 'Five six.'),
    p('Seven.'),
  )
})

const place = fc.double({ min: 0, max: 1, noNaN: true })
const range = fc.tuple(place, place)
/** A selection between two places of a document, as a person makes it. */
function selectionIn(doc: Node, [one, other]: readonly [number, number]) {
  const at = (share: number) => {
    const position = Math.round(share * doc.content.size)
    const { parentOffset, parent } = doc.resolve(position)
    const around = parent.textBetween(Math.max(0, parentOffset - 1), parentOffset, '', ' ')
    // No browser selects half of a character.
    return doc.resolve(/[\ud800-\udbff]$/.test(around) ? position + 1 : position)
  }
  return TextSelection.between(at(Math.min(one, other)), at(Math.max(one, other)))
}

/** The text is one that the archive stores: valid, whole tables, no id twice; and each part still says what it said of its source. */
function expectWhole(doc: Node, before: readonly Subject[]) {
  const parsed = documentSchema.safeParse(doc.toJSON())
  expect(parsed.error?.issues[0]?.message).toBeUndefined()
  const known = new Set(before.map(({ type, rest }) => `${type} ${rest}`))
  for (const { type, rest } of subjectsIn(doc)) expect(known).toContain(`${type} ${rest}`)
}

/** The state after someone accepted a suggestion for some of the words: the page shows the new version of the draft, as `undo` may not take it back. */
function accepted(state: EditorState, [at, length, words]: readonly [number, number, string]): EditorState {
  const body = documentSchema.parse(state.doc.toJSON())
  const anchor = anchorAt(body, at, length)
  const changed = anchor && withSuggestion(body, anchor, words)
  let shown = state
  const dispatch = (change: Transaction) => {
    shown = state.apply(change)
  }
  if (changed) showBody({ state, view: { dispatch } }, changed)
  return shown
}
const suggestion = fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', 'ẑẑ', 'Two words'))

const pastedAt = (state: EditorState, at: number, slice: Slice) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)).replaceSelection(slice))

function undone(state: EditorState): EditorState {
  let before = state
  undo(state, (transaction) => {
    before = state.apply(transaction)
  })
  return before
}

describe('any part of any text', () => {
  it('comes back whole from the clipboard', () => {
    fc.assert(
      fc.property(anyDocument, (body) => {
        const doc = bodySchema.nodeFromJSON(body)
        const back = sliceOf(clipOf(new Slice(doc.content, 0, 0)))
        expect(bodySchema.nodes.doc?.create(null, back.content).toJSON()).toEqual(doc.toJSON())
      }),
      { numRuns: RUNS },
    )
  })

  it('keeps its ids when cut and pasted, and undo restores it', () => {
    fc.assert(
      fc.property(anyDocument, range, place, (body, where, target) => {
        const state = stateOf(body)
        const before = subjectsIn(state.doc)
        const selection = selectionIn(state.doc, where)
        const clip = clipOf(selection.content())
        const cut = state.apply(state.tr.setSelection(selection).deleteSelection())
        expectWhole(cut.doc, before)
        const ends = endsOfParagraphs(cut.doc)
        const at = ends[Math.floor(target * ends.length)] ?? ends.at(-1)
        if (at !== undefined) {
          const pasted = pastedAt(cut, at, sliceOf(clip))
          expectWhole(pasted.doc, before)
          // A citation is whole or not cut at all, so each is there once, with its own id.
          expect(idsOf(pasted.doc, 'citation').toSorted()).toEqual(idsOf(state.doc, 'citation').toSorted())
        }
        expect(undone(cut).doc.toJSON()).toEqual(state.doc.toJSON())
      }),
      { numRuns: RUNS },
    )
  })

  it('keeps its ids through a suggestion between cut, paste and undo', () => {
    fc.assert(
      fc.property(citingDocument, range, place, suggestion, (body, where, target, suggested) => {
        const state = stateOf(body)
        const before = subjectsIn(state.doc)
        const citations = idsOf(state.doc, 'citation').toSorted()
        const selection = selectionIn(state.doc, where)
        const clip = clipOf(selection.content())
        const shown = accepted(state.apply(state.tr.setSelection(selection).deleteSelection()), suggested)
        expectWhole(shown.doc, before)
        const uncut = undone(shown)
        expectWhole(uncut.doc, before)
        expect(idsOf(uncut.doc, 'citation').toSorted()).toEqual(citations)
        const ends = endsOfParagraphs(shown.doc)
        const at = ends[Math.floor(target * ends.length)] ?? ends.at(-1)
        if (at === undefined) return
        const pasted = accepted(pastedAt(shown, at, sliceOf(clip)), suggested)
        expectWhole(pasted.doc, before)
        expect(idsOf(pasted.doc, 'citation').toSorted()).toEqual(citations)
        const restored = stateOf(documentSchema.parse(JSON.parse(JSON.stringify(pasted.doc.toJSON()))))
        expect(restored.doc.toJSON()).toEqual(pasted.doc.toJSON())
        expectWhole(accepted(restored, suggested).doc, before)
      }),
      { numRuns: RUNS },
    )
  })

  it('gets new ids where it is copied within its text', () => {
    fc.assert(
      fc.property(anyDocument, range, place, (body, where, target) => {
        const state = stateOf(body)
        const before = subjectsIn(state.doc)
        const copied = selectionIn(state.doc, where).content()
        const ends = endsOfParagraphs(state.doc)
        const at = ends[Math.floor(target * ends.length)] ?? ends.at(-1)
        if (at === undefined) return
        const pasted = pastedAt(state, at, sliceOf(clipOf(copied)))
        expectWhole(pasted.doc, before)
        const ids = idsOf(pasted.doc, 'citation')
        for (const id of idsOf(state.doc, 'citation')) expect(ids).toContain(id)
      }),
      { numRuns: RUNS },
    )
  })

  it('stays whole through moves, copies, undo and redo in any order', () => {
    const kinds = fc.constantFrom('move', 'copy', 'undo', 'redo')
    const steps = fc.array(fc.tuple(kinds, range, place), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(citingDocument, steps, (body, all) => {
        let state = stateOf(body)
        const apply = (change: Transaction) => {
          state = state.apply(change)
        }
        const before = subjectsIn(state.doc)
        const citations = idsOf(state.doc, 'citation')
        for (const [kind, where, target] of all) {
          if (kind === 'undo') undo(state, apply)
          else if (kind === 'redo') redo(state, apply)
          else {
            const selection = selectionIn(state.doc, where)
            const { from, to } = selection
            const isFree = (at: number) => kind === 'copy' || at < from || at > to
            const ends = endsOfParagraphs(state.doc).filter(isFree)
            const at = ends[Math.floor(target * ends.length)] ?? ends.at(-1)
            if (at === undefined) continue
            // One change takes it out and puts it in, as when it is dragged.
            const change = state.tr.setSelection(selection)
            if (kind === 'move') change.deleteSelection()
            const end = change.doc.resolve(change.mapping.map(at))
            apply(change.setSelection(TextSelection.near(end, -1)).replaceSelection(selection.content()))
          }
          expectWhole(state.doc, before)
          for (const id of citations) expect(idsOf(state.doc)).toContain(id)
        }
        while (undo(state, apply));
        expect(state.doc.toJSON()).toEqual(bodySchema.nodeFromJSON(body).toJSON())
      }),
      { numRuns: RUNS },
    )
  })

  it('is whole in another record, and when the version is restored', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, range, place, (one, other, where, target) => {
        const from = stateOf(one)
        const to = stateOf(other)
        const ends = endsOfParagraphs(to.doc)
        const at = ends[Math.floor(target * ends.length)] ?? ends.at(-1)
        if (at === undefined) return
        const pasted = pastedAt(to, at, sliceOf(clipOf(selectionIn(from.doc, where).content())))
        expectWhole(pasted.doc, [...subjectsIn(from.doc), ...subjectsIn(to.doc)])
        const restored = documentSchema.parse(JSON.parse(JSON.stringify(pasted.doc.toJSON())))
        expect(stateOf(restored).doc.toJSON()).toEqual(pasted.doc.toJSON())
      }),
      { numRuns: RUNS },
    )
  })
})
