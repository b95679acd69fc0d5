import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { SuggestedEdit, TextRange } from '@/lib/discussions/anchor'

/** Text that a discussion is about, and what a suggestion would change there. */
type DiscussedText = TextRange & { id: string; edit: SuggestedEdit | null; title: string }

const key = new PluginKey<DecorationSet>('discussions')

/** The words that a suggestion adds. They are no part of the text. */
function addedWords(text: string, id: string): HTMLElement {
  const added = document.createElement('ins')
  added.className = 'suggested-words'
  added.contentEditable = 'false'
  added.dataset.thread = id
  added.textContent = text
  return added
}

function marksOf({ id, from, to, edit, title }: DiscussedText): Decoration[] {
  const look = { class: 'discussed-text', 'data-thread': id, title, 'aria-description': title }
  const marks = [Decoration.inline(from, to, look, { id })]
  if (edit && edit.from < edit.to)
    marks.push(Decoration.inline(edit.from, edit.to, { nodeName: 'del', class: 'suggested-removal' }))
  if (edit && edit.text !== '')
    marks.push(
      Decoration.widget(edit.to, () => addedWords(edit.text, id), { side: 1, key: `${id} ${edit.text}` }),
    )
  return marks
}

const fits = ({ content }: Node, { from, to }: DiscussedText) => from < to && to <= content.size

/** Marks under discussed text. They move with the text and are not part of it. `open` is called with the discussion of a mark that is clicked. */
export const discussionMarks = (open: (threadId: string) => void) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, marks, _, { doc }) {
        const found: readonly DiscussedText[] | undefined = transaction.getMeta(key)
        if (found) return DecorationSet.create(doc, found.filter((text) => fits(doc, text)).flatMap(marksOf))
        return transaction.docChanged ? marks.map(transaction.mapping, doc) : marks
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(_view, _position, { target }) {
        const mark = target instanceof Element ? target.closest<HTMLElement>('[data-thread]') : null
        if (mark?.dataset.thread) open(mark.dataset.thread)
        return false
      },
    },
  })

export const DiscussionMarks = Extension.create<{ open: (threadId: string) => void }>({
  name: 'discussionMarks',
  addProseMirrorPlugins() {
    return [discussionMarks(this.options.open)]
  },
})

type Marked = { readonly state: EditorState; readonly view: Pick<EditorView, 'dispatch'> }

/** Marks what is discussed in the current text, instead of what was marked before. */
export const markDiscussed = ({ state, view }: Marked, found: readonly DiscussedText[]) =>
  view.dispatch(state.tr.setMeta(key, found).setMeta('addToHistory', false))

/** The current range of what a discussion is about; null where it isn't marked. */
export function discussedRange({ state }: Pick<Marked, 'state'>, threadId: string): TextRange | null {
  const [mark] = key.getState(state)?.find(undefined, undefined, (spec) => spec.id === threadId) ?? []
  return mark && mark.from < mark.to ? { from: mark.from, to: mark.to } : null
}
