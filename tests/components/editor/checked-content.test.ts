import { Editor } from '@tiptap/core'
import { expect, it } from 'vitest'
import { checkedContent, replaceContent } from '@/components/editor/checked-content'
import { recordOnlyParts } from '@/lib/pages/schema'
import type { DocumentJson } from '@/lib/text'
import { Footnote } from '@/lib/text/nodes'
import { extensions } from '@/lib/text/schema'
import { p, whole } from '@/tests/support/factories/pure'

const recording = {
  type: 'file',
  attrs: { sha256: 'a'.repeat(64), mediaType: 'audio/mpeg', size: 1, title: 'x' },
}
const Note = Footnote.extend({ content: '(text | hardBreak)*' })

it('doesn’t edit a page with a recording as an empty one', () => {
  let unknown = 0
  const checked = checkedContent(() => {
    unknown += 1
  })
  const editor = new Editor({
    ...{ element: null, content: whole(p('Words.')), ...checked },
    extensions: [...extensions.filter(({ name }) => name !== 'footnote' && !recordOnlyParts.has(name)), Note],
  })
  expect([editor.isEditable, unknown]).toEqual([true, 0])
  const saved: DocumentJson = { type: 'doc', content: [...whole(p('Others.')).content, recording] }
  expect(replaceContent(editor, saved)).toBe(false)
  expect([editor.isEditable, editor.getText()]).toEqual([false, 'Words.'])
  expect(replaceContent(editor, whole(p('Others.')))).toBe(true)
  expect([editor.isEditable, editor.getText()]).toEqual([true, 'Others.'])

  editor.emit('contentError', { editor, error: new Error('Unknown.'), disableCollaboration: () => {} })
  expect([editor.isEditable, unknown, checked.enableContentCheck]).toEqual([false, 1, true])
})
