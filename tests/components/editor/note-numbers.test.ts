import { EditorState } from '@tiptap/pm/state'
import { Window } from 'happy-dom'
import { expect, it } from 'vitest'
import { noteNumbers, numbered } from '@/components/editor/note-numbers'
import { newId } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { chainOf, cite, footnote, list, p, quotation, whole } from '@/tests/support/factories/pure'

const page = new Window().document as unknown as Document
const source = { id: newId() }
const citing = () => cite(chainOf(source))
const idOf = (node: { attrs?: Record<string, unknown> }) => String(node.attrs?.id)

it('notes are numbered through the text, and again when one comes', () => {
  const [first, inNote, last] = [citing(), citing(), citing()]
  const note = footnote(['Seen in ', inNote])
  const quoted = quotation({ chain: chainOf(source) }, 'We left.')
  const body = whole(p('One', first), list([p('Two', note)]), quoted, p('Three', last))
  const plugin = noteNumbers()
  const state = EditorState.create({ doc: bodySchema.nodeFromJSON(body), plugins: [plugin] })
  const shown = [first, note, inNote, quoted, last].map((node) => {
    const element = page.createElement('span')
    numbered(element, idOf(node), state)
    page.body.append(element)
    return element
  })
  const numbers = () => shown.map((element) => element.dataset.number)
  expect(numbers()).toEqual(['1', '2', '2', '3', '4'])
  // An editor draws them before it has its plugins.
  for (const element of shown) delete element.dataset.number
  const view = plugin.spec.view?.call(plugin, { dom: page.body, state } as never)
  expect(numbers()).toEqual(['1', '2', '2', '3', '4'])
  const typed = state.apply(state.tr.insertText('x', 1))
  expect(plugin.getState(typed)).toBe(plugin.getState(state))
  const cited = typed.apply(
    typed.tr.insert(1, bodySchema.nodeFromJSON(whole(p(citing())).content[0]?.content?.[0])),
  )
  view?.update?.({ dom: page.body, state: cited } as never, typed)
  expect(numbers()).toEqual(['2', '3', '3', '4', '5'])
})
