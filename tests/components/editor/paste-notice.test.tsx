import { Editor } from '@tiptap/core'
import { expect, it } from 'vitest'
import { PasteNotice } from '@/components/editor/paste/PasteNotice'
import { type Outcome, withoutLinked } from '@/components/editor/paste/use-pasted'
import { extensions } from '@/lib/text/schema'
import { p, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

it('the undo of a paste is offered until the text changes', () => {
  const editor = new Editor({ element: null, extensions, content: whole(p('Pasted.')) })
  const linked = ['one', 'two'].map((name) => {
    return { name, alternative: name, href: `https://pictures.example/${name}.png`, after: 0 }
  })
  const shown = (outcome: Outcome | null) =>
    htmlOf(
      <PasteNotice
        editor={editor}
        pasted={{
          ...{ outcome, refusal: null, isReading: false, isTakingUp: false },
          ...{ takeUpLinked: async () => {}, close: () => {}, importWord: async () => {} },
          ...{ onLinkedPictures: () => {}, onLeftOut: () => {}, onWordFile: () => {} },
          onPageWithPictures: async () => {},
        }}
      />,
    )
  const ofWord = { leftOut: { images: 1, hasOnDisk: true as const }, text: editor.state.doc }
  expect(shown(ofWord)).toContain('drop the .docx file')
  const outcome = { leftOut: { images: 2, linked }, text: editor.state.doc }
  expect(shown(outcome)).toContain('Undo the paste')
  expect(shown(outcome)).not.toContain('.docx')
  editor.commands.insertContentAt(0, { type: 'horizontalRule' })
  const later = shown(withoutLinked(outcome, 'https://pictures.example/one.png'))
  expect(later).toContain('Take up the linked picture')
  expect(later).not.toContain('Undo the paste')
})
