'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import type { TextActions } from '../commands/command'
import { tableCommands } from '../commands/table-commands'
import { Toolbar } from './Toolbar'

/** The tools for the table around the cursor; nothing where there is none. */
export function TableBar({ editor, actions }: { editor: Editor; actions: TextActions }) {
  const t = useTranslations('editor.toolbar')
  const isInTable = useEditorState({ editor, selector: ({ editor }) => editor.isActive('table') })
  if (!isInTable) return null
  return (
    <Toolbar editor={editor} actions={actions} commands={tableCommands} menu="table" label={t('table')} />
  )
}
