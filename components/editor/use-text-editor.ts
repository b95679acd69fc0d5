'use client'

import type { Editor } from '@tiptap/core'
import { useEditor } from '@tiptap/react'
import { useState } from 'react'
import type { DocumentJson } from '@/lib/text'
import { checkedContent } from './checked-content'
import type { EditorActions } from './editor-actions'
import { editorExtensions } from './editor-extensions'
import { scrollRoom } from './scroll-room'
import type { SlashState } from './tools/slash-suggestion'

type Setting = {
  body: DocumentJson
  editable: boolean
  actions: EditorActions
  slash: SlashState
  onChange: () => void
  /** Called when the stored text has parts that this editor doesn't know: the text is shown and can't be edited. */
  onUnknown: () => void
}

/** The editor of one body, created once in the browser; null on the server. Doesn't render on each keystroke. */
export function useTextEditor({
  body,
  editable,
  actions,
  slash,
  onChange,
  onUnknown,
}: Setting): Editor | null {
  const [extensions] = useState(() => editorExtensions(actions, slash))
  return useEditor({
    extensions,
    content: body,
    editable,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    ...checkedContent(onUnknown),
    onUpdate: onChange,
    editorProps: {
      ...scrollRoom,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': actions.t('editor.text'),
        class: 'reading editor-text',
      },
      handleKeyDown: (view, event) => {
        if (event.key !== 'F10' || !event.altKey) return false
        const toolbar = view.dom.ownerDocument.querySelector<HTMLElement>(
          '[data-editor-toolbar] [tabindex="0"]',
        )
        toolbar?.focus()
        return toolbar !== null
      },
    },
  })
}
