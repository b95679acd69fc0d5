import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { type EditorCommand, isEnabled, type TextActions } from '@/components/editor/commands/command'
import { textCommands } from '@/components/editor/commands/text-commands'
import { languageAt, setLanguage } from '@/components/editor/tools/written-language'
import { type DocumentJson, documentSchema, plainText } from '@/lib/text'
import { extensions } from '@/lib/text/schema'
import { cell, footnote, p, quoted, row, sensitive, table, whole } from '@/tests/support/factories/pure'

const actions: TextActions = { openLink: () => {}, ask: () => {}, importWord: () => {} }
const commandOf = (id: string): EditorCommand<TextActions> => {
  const found = textCommands.find((command) => command.id === id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}

/** An editor without a page in which these words are selected. */
function selecting(body: DocumentJson, words: string): Editor {
  const editor = new Editor({ element: null, extensions, content: body })
  editor.state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at >= 0) editor.commands.setTextSelection({ from: position + at, to: position + at + words.length })
  })
  return editor
}
const run = (editor: Editor, ...ids: string[]) => {
  for (const id of ids) commandOf(id).run(editor, actions)
  return documentSchema.parse(editor.getJSON())
}

describe('marks of editors', () => {
  it('are written at the selection, in brackets', () => {
    const sic = run(selecting(whole(p('It sayd so.')), 'sayd'), 'sic')
    expect(plainText(sic)).toBe('It sayd [sic] so.')
    expect(sic.content[0]?.content?.[1]?.marks).toEqual([{ type: 'editorial', attrs: { kind: 'SIC' } }])
    expect(plainText(run(selecting(whole(p('one two three')), 'two'), 'omission'))).toBe('one […] three')
    expect(plainText(run(selecting(whole(p('one two three')), 'two'), 'supplied'))).toBe('one [two] three')
  })

  it('are plain text in a quotation', () => {
    const body = run(selecting(whole(quoted('It sayd so.')), 'sayd'), 'sic')
    expect(body.content[0]?.content).toEqual([{ type: 'text', text: 'It sayd [sic] so.' }])
    expect(isEnabled(selecting(whole(quoted('150')), '150'), commandOf('deleted'))).toBe(false)
  })
})

describe('the language of a text', () => {
  it('is that of the selected words', () => {
    const editor = selecting(whole(p('the word yol here')), 'yol')
    expect(setLanguage(editor, 'az')).toBe(true)
    expect(documentSchema.parse(editor.getJSON()).content[0]?.content?.[1]).toEqual({
      type: 'text',
      text: 'yol',
      marks: [{ type: 'language', attrs: { language: 'az' } }],
    })
    expect(languageAt(editor)).toBe('az')
    setLanguage(editor, '')
    expect(documentSchema.parse(editor.getJSON())).toEqual(whole(p('the word yol here')))
  })

  it('is that of whole paragraphs, also behind a content warning', () => {
    const body = whole(p('before'), sensitive('Hard.', p('yol')), p('after'))
    const editor = selecting(body, 'yol')
    editor.commands.setTextSelection(editor.state.selection.from)
    expect(setLanguage(editor, 'az')).toBe(true)
    expect(editor.getJSON().content?.[1]?.content?.[0]).toMatchObject({
      type: 'languageBlock',
      attrs: { language: 'az' },
    })
    expect(setLanguage(editor, 'fa')).toBe(true)
    expect(languageAt(editor)).toBe('fa')
    expect(setLanguage(editor, '')).toBe(true)
    expect(documentSchema.parse(editor.getJSON())).toEqual(body)
  })
})

describe('tables', () => {
  const twoByTwo = () => whole(table(null, row(cell('a'), cell('b')), row(cell('c'), cell('d'))))

  it('are inserted, but not into a table or a quotation', () => {
    const editor = selecting(whole(p('x')), 'x')
    const body = run(editor, 'table')
    expect(body.content.find(({ type }) => type === 'table')?.content?.[0]?.content).toHaveLength(3)
    expect(isEnabled(editor, commandOf('table'))).toBe(false)
    expect(isEnabled(selecting(whole(quoted('x')), 'x'), commandOf('table'))).toBe(false)
  })

  it('and others are inserted after the selection, not in footnotes', () => {
    for (const id of ['table', 'dialogue', 'rule']) {
      expect(plainText(run(selecting(whole(p('all of it')), 'all of it'), id)).trim()).toBe('all of it')
      const inNote = selecting(whole(p('x', footnote('a note'))), 'note')
      expect(isEnabled(inNote, commandOf(id))).toBe(false)
    }
  })

  it('stay whole when rows, columns and cells change', () => {
    const editor = selecting(twoByTwo(), 'b')
    expect(plainText(run(editor, 'rowAfter', 'columnBefore'))).toBe('a\t\tb\n\t\t\nc\t\td')
    editor.commands.setCellSelection({ anchorCell: 2, headCell: 7 })
    run(editor, 'mergeCells')
    const merged = documentSchema.parse(editor.getJSON())
    expect(merged.content[0]?.content?.[0]?.content?.[0]?.attrs).toEqual({ colspan: 2, rowspan: 1 })
    run(editor, 'splitCell', 'deleteColumn', 'headRow')
    expect(documentSchema.safeParse(editor.getJSON()).success).toBe(true)
    expect(run(editor, 'deleteTable').content.map(({ type }) => type)).toEqual(['paragraph'])
  })

  it('get a new row by Tab in the last cell', () => {
    const editor = selecting(twoByTwo(), 'd')
    expect(editor.commands.goToNextCell()).toBe(false)
    expect(editor.chain().addRowAfter().goToNextCell().run()).toBe(true)
    expect(plainText(documentSchema.parse(editor.getJSON()))).toBe('a\tb\nc\td\n\t')
  })
})
