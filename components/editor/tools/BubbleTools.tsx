'use client'

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import { useTranslations } from 'next-intl'
import { commandState, commandsIn, type EditorCommand } from '../commands/command'
import { ToolButton } from './ToolButton'

type Props<Actions> = {
  editor: Editor
  actions: Actions
  commands: readonly EditorCommand<Actions>[]
}

/** The tools at a selection of text. By keyboard they are in the toolbar. */
export function BubbleTools<Actions>({ editor, actions, commands }: Props<Actions>) {
  const t = useTranslations('editor')
  const tools = commandsIn(commands, 'bubble')
  const { pressed, disabled } = useEditorState({
    editor,
    selector: ({ editor }) => commandState(editor, tools),
  })
  return (
    <BubbleMenu
      editor={editor}
      options={{ placement: 'top', offset: 8 }}
      shouldShow={({ editor, state: { selection } }) =>
        editor.isEditable &&
        editor.isFocused &&
        selection instanceof TextSelection &&
        !selection.empty &&
        selection.$from.parent.type.name !== 'quotation'
      }
    >
      <div
        role="toolbar"
        aria-label={t('toolbar.bubble')}
        className="flex rounded border border-edge bg-paper p-0.5 font-sans text-sm shadow-[0_6px_24px_rgb(0_0_0/0.1)]"
      >
        {tools.map((command) => (
          <ToolButton
            key={command.id}
            command={command}
            isPressed={command.isOn && pressed.includes(command.id)}
            isOff={disabled.includes(command.id)}
            onRun={() => command.run(editor, actions)}
          />
        ))}
      </div>
    </BubbleMenu>
  )
}
