import { EditorState, type Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { discussedRange, discussionMarks, markDiscussed } from '@/components/editor/panels/discussion-marks'
import { rangesOf } from '@/lib/discussions/anchor'
import { documentSchema } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { cited, p, whole } from '@/tests/support/factories/pure'

const body = documentSchema.parse(whole(p('On ', cited(), '28 May they met.'), p('It rained.')))

it('a mark moves with its words, outside of the text', () => {
  const editor = {
    state: EditorState.create({
      doc: bodySchema.nodeFromJSON(body),
      plugins: [discussionMarks(() => {})],
    }),
    view: {
      dispatch: (transaction: Transaction) => {
        editor.state = editor.state.apply(transaction)
      },
    },
  }
  const before = editor.state.doc
  const [range] = rangesOf(body, [
    { anchor: { exact: 'they met', prefix: '', suffix: '' }, suggested: 'we met' },
  ])
  if (!range) throw new Error('The text has these words.')
  markDiscussed(editor, [{ ...range, id: 'a', title: 'Suggestion' }])
  expect(editor.state.doc).toBe(before)
  const words = () => {
    const marked = discussedRange(editor, 'a')
    return marked && editor.state.doc.textBetween(marked.from, marked.to)
  }
  expect(words()).toBe('they met')
  editor.view.dispatch(editor.state.tr.insertText('Later, on ', 1))
  expect(words()).toBe('they met')
  const { from = 0, to = 0 } = discussedRange(editor, 'a') ?? {}
  editor.view.dispatch(editor.state.tr.delete(from, to))
  expect(words()).toBeNull()
})
