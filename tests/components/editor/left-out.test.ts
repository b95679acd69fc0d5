import { Editor } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { CleanPaste } from '@/components/editor/paste/clean-paste'
import type { LeftOut } from '@/components/editor/paste/left-out'
import { extensions } from '@/lib/text/schema'
import { p, whole } from '@/tests/support/factories/pure'

/** A paste of plain text, as far as plugins read it. */
const pasteOf = (text: string) => {
  const clipboardData = { files: [], getData: (type: string) => (type === 'text/plain' ? text : '') }
  return Object.assign(new Event('paste'), { clipboardData }) as unknown as ClipboardEvent
}

it('the notice of a paste ends where another plugin takes the next', () => {
  const told: LeftOut[] = []
  const editor = new Editor({
    element: null,
    extensions: [...extensions, CleanPaste.configure({ onLeftOut: (leftOut) => told.push(leftOut) })],
    content: whole(p('Before.')),
  })
  // As the view does: first what looks at the event, then each plugin until one takes the paste.
  const { view, extensionManager } = editor
  const { plugins } = extensionManager
  const event = pasteOf('1. one\n2. two')
  for (const plugin of plugins) plugin.props.handleDOMEvents?.paste?.call(plugin, view, event)
  plugins.some((plugin) => plugin.props.handlePaste?.call(plugin, view, event, Slice.empty))
  expect(editor.getText()).toContain('two')
  expect(editor.state.doc.content.content.map(({ type }) => type.name)).toContain('orderedList')
  expect(told).toEqual([{}])
})
