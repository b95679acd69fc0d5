import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { commandsIn, isEnabled, keyBindings } from '@/components/editor/commands/command'
import { openCiting, recordCommands } from '@/components/editor/commands/record-commands'
import { extensions } from '@/lib/text/schema'
import { p, quoted, whole } from '@/tests/support/factories/pure'

describe('the commands of the editor', () => {
  it('gives each command a name and keys of its own', () => {
    const ids = recordCommands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const keys = keyBindings(recordCommands).map(({ binding }) => binding)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(['Mod-Shift-9', 'Mod-b', 'Mod-Alt-2', 'Mod-s']))
  })

  it('offers what starts a block after a slash', () => {
    const offered = commandsIn(recordCommands, 'slash').map(({ id }) => id)
    expect(offered).toEqual(expect.arrayContaining(['quotation', 'citation', 'heading2', 'bullets']))
    expect(offered).not.toContain('undo')
  })

  it('opens citing for the sentence at the cursor, else for a quotation', () => {
    const editor = new Editor({
      element: null,
      extensions,
      content: whole(p('Text.'), p(), quoted('Quoted.')),
    })
    const opened = (position: number) => {
      const asked: string[] = []
      editor.commands.setTextSelection(position)
      openCiting(editor, {
        insertQuotation: () => asked.push('quotation'),
        insertCitation: () => asked.push('citation'),
      })
      return asked
    }
    expect([opened(3), opened(8), opened(11)]).toEqual([['citation'], ['quotation'], ['quotation']])
    expect(keyBindings(recordCommands).find(({ binding }) => binding === 'Mod-Shift-c')?.command.id).toBe(
      'cite',
    )
  })

  it('turns off what the selection or a fixed text does not take', () => {
    const editor = new Editor({
      element: null,
      extensions,
      content: whole(p('Text.'), quoted('Quoted.')),
    })
    const on = () => recordCommands.filter((command) => isEnabled(editor, command)).map(({ id }) => id)
    editor.commands.setTextSelection(2)
    expect(on()).toEqual(expect.arrayContaining(['bold', 'citation', 'heading2']))
    editor.commands.setTextSelection(9)
    expect(on()).not.toContain('bold')
    expect(on()).not.toContain('citation')
    editor.setEditable(false)
    expect(on()).toContain('save')
    expect(on()).not.toContain('bold')
  })
})
