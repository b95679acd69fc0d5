import { Extension } from '@tiptap/core'
import type { Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { newId } from '@/lib/text'

const withIds = new Set(['quotation', 'citation', 'footnote'])
const isSubject = (node: Node) => withIds.has(node.type.name)

function hasSubject(slice: Slice): boolean {
  let has = false
  slice.content.descendants((node) => {
    has ||= isSubject(node)
    return !has
  })
  return has
}

const addsSubject = (transaction: Transaction) =>
  transaction.steps.some(
    (step) => (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && hasSubject(step.slice),
  )

function positionsOf(document: Node): Map<string, number[]> {
  const places = new Map<string, number[]>()
  document.descendants((node, position) => {
    if (isSubject(node)) places.set(node.attrs.id, [...(places.get(node.attrs.id) ?? []), position])
  })
  return places
}

/**
 * Makes ids unique after a paste, a copy by dragging or a split: the quotation, citation or footnote that was there before keeps its id, each copy gets
 * a new one. Null when all ids are unique.
 */
export function separated(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(addsSubject)) return null
  const doubled = [...positionsOf(after.doc)].filter(([, places]) => places.length > 1)
  if (doubled.length === 0) return null
  const old = positionsOf(before.doc)
  const change = after.tr
  for (const [id, places] of doubled) {
    const [earlier] = old.get(id) ?? []
    const now =
      earlier !== undefined && transactions.reduce((place, { mapping }) => mapping.map(place), earlier)
    const keeper = places.find((place) => place === now) ?? places[0]
    for (const place of places) if (place !== keeper) change.setNodeAttribute(place, 'id', newId())
  }
  return change
}

export const OwnIdentity = Extension.create({
  name: 'ownIdentity',
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: separated })],
})
