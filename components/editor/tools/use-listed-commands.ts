'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useMemo } from 'react'
import { type PageKey, useListedKeys } from '@/components/desk/page-keys'
import { isWithMod, keysHere } from '@/components/ui/keys'
import { message } from '@/lib/messages/message'
import { isEnabled } from '../commands/command'
import { type RecordActions, recordCommands } from '../commands/record-commands'

const none: readonly PageKey[] = []

/** Lists the commands of the editor in the command palette and among the shortcuts while the page is open. */
export function useListedCommands(editor: Editor | null, actions: RecordActions) {
  const listed = useMemo(
    () =>
      editor
        ? recordCommands.map(
            (command): PageKey => ({
              keys: command.keys ? keysHere(command.keys) : null,
              does: message(`editor.command.${command.id}`),
              where: command.where && message(command.where),
              run: () => command.run(editor, actions),
              isOff: () => !isEnabled(editor, command),
            }),
          )
        : none,
    [editor, actions],
  )
  useListedKeys(listed)
  useSaveKey(editor !== null, actions)
}

/** The key that saves, also where the focus is beside the text: else the browser would save the page as a file. */
function useSaveKey(isOn: boolean, { save }: Pick<RecordActions, 'save'>) {
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isWithMod(event, 's')) return
      event.preventDefault()
      save()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn, save])
}
