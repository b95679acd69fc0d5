import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { type CitationAttributes, newId, type QuotationAttributes } from '@/lib/text'
import { isDroppedAbove } from './dropped-passage'

type SubjectPlace = { node: Node; position: number }

/** The current position of the quotation or citation with this id; null when it is gone. */
export function findSubject(document: Node, id: string): SubjectPlace | null {
  let place: SubjectPlace | null = null
  document.descendants((node, position) => {
    if (place) return false
    if ((node.type.name === 'quotation' || node.type.name === 'citation') && node.attrs.id === id)
      place = { node, position }
    return place === null
  })
  return place
}

/** The quotation or citation that the selection is in or on, or null. */
export function subjectAt(editor: Editor): { type: 'quotation' | 'citation'; id: string } | null {
  const { selection } = editor.state
  const node = selection instanceof NodeSelection ? selection.node : selection.$from.parent
  const type = node.type.name
  return type === 'quotation' || type === 'citation' ? { type, id: node.attrs.id } : null
}

/** Plain text as the content of a quotation: line ends become line breaks. */
function contentOf(editor: Editor, words: string): Node[] {
  const { schema } = editor.state
  return words.split('\n').flatMap((line, index) => {
    const text = line ? [schema.text(line)] : []
    const lineBreak = schema.nodes.hardBreak
    return index > 0 && lineBreak ? [lineBreak.create(), ...text] : text
  })
}

/**
 * Inserts a quotation after the block of the cursor (replacing an empty one), or before all blocks where it was dropped there, with a paragraph
 * after it, and puts the cursor into that paragraph.
 */
export function insertQuotation(editor: Editor, attributes: QuotationAttributes, words: string): void {
  const { state, view } = editor
  const { quotation, paragraph } = state.schema.nodes
  if (!quotation || !paragraph) return
  const node = quotation.create(attributes, contentOf(editor, words))
  const { start, end } = placeOfQuotation(state)
  const transaction = state.tr.replaceWith(start, end, node)
  const after = start + node.nodeSize
  const next = transaction.doc.resolve(after).nodeAfter
  if (!next?.isTextblock || next.type === quotation) transaction.insert(after, paragraph.create())
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(after + 1)))
  view.dispatch(transaction.scrollIntoView())
}

/** What a new quotation replaces: nothing, or the empty paragraph of the cursor. */
function placeOfQuotation(state: EditorState): { start: number; end: number } {
  if (isDroppedAbove(state)) return { start: 0, end: 0 }
  const { $to } = state.selection
  if ($to.depth === 0) return { start: $to.pos, end: $to.pos }
  const depth = blockDepth($to)
  const block = $to.node(depth)
  const end = $to.after(depth)
  const isEmpty = block.type.name === 'paragraph' && block.childCount === 0 && takes($to, depth)
  return { start: isEmpty ? $to.before(depth) : end, end }
}

type Resolved = Editor['state']['selection']['$to']

/** Depth of the block after which another block is allowed: in a list item, its paragraph. */
function blockDepth($position: Resolved): number {
  for (let depth = $position.depth; depth > 0; depth -= 1)
    if ($position.node(depth).isBlock && takesAfter($position, depth)) return depth
  return 1
}

const quotationType = ($position: Resolved) => $position.doc.type.schema.nodes.quotation

function takesAfter($position: Resolved, depth: number): boolean {
  const type = quotationType($position)
  const index = $position.indexAfter(depth - 1)
  return type !== undefined && $position.node(depth - 1).canReplaceWith(index, index, type)
}

function takes($position: Resolved, depth: number): boolean {
  const type = quotationType($position)
  const index = $position.index(depth - 1)
  return type !== undefined && $position.node(depth - 1).canReplaceWith(index, index + 1, type)
}

/** True when a citation is allowed at the cursor: not inside a quotation, which has its own source. */
export function takesCitation(editor: Editor): boolean {
  const { $to } = editor.state.selection
  return $to.parent.inlineContent && $to.parent.type.name !== 'quotation'
}

/** True when a footnote is allowed at the cursor: not in a quotation, and not in another footnote. */
export const takesFootnote = (editor: Editor): boolean =>
  takesCitation(editor) && editor.state.selection.$to.parent.type.name !== 'footnote'

/** Inserts an empty footnote at the end of the selection, with the cursor in it. */
export function insertFootnote(editor: Editor): void {
  if (!takesFootnote(editor)) return
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const type = state.schema.nodes.footnote
      if (!type) return false
      const { to } = state.selection
      tr.insert(to, type.create({ id: newId() }))
      tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView()
      return true
    })
    .run()
}

/** Inserts a citation at the end of the selection, with the cursor after it. */
export function insertCitation(editor: Editor, attributes: CitationAttributes): void {
  const { state, view } = editor
  const { citation } = state.schema.nodes
  if (!citation || !takesCitation(editor)) return
  const { to } = state.selection
  const transaction = state.tr.insert(to, citation.create(attributes))
  transaction.setSelection(TextSelection.create(transaction.doc, to + 1))
  view.dispatch(transaction.scrollIntoView())
}

/** Changes the attributes of a quotation or citation, and the text of a quotation unless `words` is null. */
export function changeSubject(
  editor: Editor,
  attributes: QuotationAttributes | CitationAttributes,
  words: string | null,
): void {
  const place = findSubject(editor.state.doc, attributes.id)
  if (!place) return
  const { node, position } = place
  const content = words === null ? node.content : contentOf(editor, words)
  const next = node.type.create(attributes, content)
  editor.view.dispatch(editor.state.tr.replaceWith(position, position + node.nodeSize, next))
}

/** Removes the quotation or citation from the text; undo brings it back. */
export function removeSubject(editor: Editor, id: string): void {
  const place = findSubject(editor.state.doc, id)
  if (place)
    editor.view.dispatch(editor.state.tr.delete(place.position, place.position + place.node.nodeSize))
}

/** Selects it and scrolls to it. */
export function goTo(editor: Editor, id: string): void {
  const place = findSubject(editor.state.doc, id)
  if (place) editor.chain().setNodeSelection(place.position).scrollIntoView().run()
}
