import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'

/** The notes of one block, in order; `cites` are the citations in a footnote, which have its number. */
type Noted = readonly { id: string; cites: readonly string[] }[]

const nothing: Noted = []
/** A block that didn't change is the same object after an edit, so only the edited one is read again. */
const known = new WeakMap<Node, Noted>()

const idsOf = (node: Node): string[] =>
  node.children.flatMap((child) => (child.type.name === 'citation' ? [String(child.attrs.id)] : []))

function notedIn(block: Node): Noted {
  const before = known.get(block)
  if (before) return before
  const found: { id: string; cites: string[] }[] = []
  const read = (node: Node) => {
    const { name } = node.type
    if (name === 'quotation' || name === 'citation' || name === 'footnote')
      found.push({ id: String(node.attrs.id), cites: name === 'footnote' ? idsOf(node) : [] })
    else if (!node.isText) node.forEach(read)
  }
  read(block)
  const noted = found.length > 0 ? found : nothing
  known.set(block, noted)
  return noted
}

const isSame = (one: Noted, other: Noted): boolean =>
  one === other ||
  (one.length === other.length &&
    one.every(
      ({ id, cites }, index) => id === other[index]?.id && cites.join() === other[index]?.cites.join(),
    ))

type Numbers = { blocks: readonly Noted[]; of: ReadonlyMap<string, number> }

/** The numbers of the notes of a text by id. The same object as before where no note came, went or moved. */
function numbersOf(doc: Node, before: Numbers | null): Numbers {
  const blocks = doc.children.map(notedIn).filter(({ length }) => length > 0)
  if (
    before?.blocks.length === blocks.length &&
    blocks.every((block, index) => isSame(block, before.blocks[index] ?? nothing))
  )
    return before
  const of = new Map<string, number>()
  let number = 0
  for (const { id, cites } of blocks.flat()) {
    number += 1
    for (const noted of [id, ...cites]) of.set(noted, number)
  }
  return { blocks, of }
}

const key = new PluginKey<Numbers>('noteNumbers')

/** Shows the number of a note on an element of its view. Called when the view is drawn; the plugin keeps it right from then on. */
export function numbered(element: HTMLElement, id: string, state: EditorState): void {
  element.dataset.note = id
  const number = key.getState(state)?.of.get(id)
  if (number !== undefined) element.dataset.number = String(number)
}

/**
 * Numbers quotations, citations and footnotes through the text by an attribute of their views. A CSS counter would do it, too, but then every key
 * counts all of them, and blocks that aren't in view can't be left out of the layout.
 */
export const noteNumbers = () =>
  new Plugin<Numbers>({
    key,
    state: {
      init: (_, { doc }) => numbersOf(doc, null),
      apply: (transaction, before) => (transaction.docChanged ? numbersOf(transaction.doc, before) : before),
    },
    view: ({ dom, state }) => {
      // The views of the first text are drawn before the state has numbers.
      draw(dom, key.getState(state))
      return {
        update: ({ dom, state }, before) => {
          const numbers = key.getState(state)
          if (numbers !== key.getState(before)) draw(dom, numbers)
        },
      }
    },
  })

/** Writes the numbers that changed. */
function draw(text: HTMLElement, numbers: Numbers | undefined): void {
  for (const element of text.querySelectorAll<HTMLElement>('[data-note]')) {
    const number = String(numbers?.of.get(element.dataset.note ?? '') ?? '')
    if (element.dataset.number !== number) element.dataset.number = number
  }
}

export const NoteNumbers = Extension.create({
  name: 'noteNumbers',
  addProseMirrorPlugins: () => [noteNumbers()],
})
