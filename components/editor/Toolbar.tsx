'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type ToolActions, type ToolGroup, toolGroups, toolState, toolsOf } from './tools'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** "Ctrl+B", or "⌘B" on a Mac. */
function keysHere(keys: string): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  return isMac
    ? keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll(' ', '')
    : keys.replace('Mod', 'Ctrl').replaceAll(' ', '+')
}

const names = (label: string, keys: string | undefined) => (keys ? `${label} (${keysHere(keys)})` : label)

/** The tools of the editor: one stop of the Tab key, arrows between them, Escape back to the text (WAI-ARIA toolbar). Alt+F10 leads here. */
export function Toolbar({
  editor,
  actions,
  groups = toolGroups,
  label: name = 'Formatting and sources',
}: {
  editor: Editor
  actions: ToolActions
  groups?: readonly ToolGroup[]
  label?: string
}) {
  const { pressed, disabled } = useEditorState({
    editor,
    selector: ({ editor }) => toolState(editor, groups),
  })
  const tools = toolsOf(groups)
  const [stop, setStop] = useState(tools[0]?.id)
  const bar = useRef<HTMLDivElement>(null)

  const go = (id: string | undefined) => {
    setStop(id)
    bar.current?.querySelector<HTMLElement>(`[data-tool="${id}"]`)?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const at = tools.findIndex(({ id }) => id === stop)
    const step = steps[event.key]
    if (step) go(tools.at((at + step) % tools.length)?.id)
    else if (event.key === 'Home') go(tools[0]?.id)
    else if (event.key === 'End') go(tools.at(-1)?.id)
    else if (event.key === 'Escape') editor.commands.focus()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={bar}
      data-editor-toolbar
      role="toolbar"
      aria-label={name}
      aria-keyshortcuts="Alt+F10"
      onKeyDown={press}
      className="sticky top-0 z-10 flex flex-wrap gap-x-3 gap-y-1 border-y border-line bg-paper py-1.5"
    >
      {groups.map((group) => (
        <fieldset key={group.label} aria-label={group.label} className="flex flex-wrap gap-0.5">
          {group.tools.map(({ id, label, sign, keys, run, isOn }) => {
            const off = disabled.includes(id)
            return (
              <button
                key={id}
                type="button"
                data-tool={id}
                tabIndex={id === stop ? 0 : -1}
                aria-pressed={isOn ? pressed.includes(id) : undefined}
                aria-disabled={off || undefined}
                aria-label={label}
                title={names(label, keys)}
                onMouseDown={(event) => event.preventDefault()}
                onFocus={() => setStop(id)}
                onClick={() => !off && run(editor, actions)}
                className={`min-h-9 min-w-9 rounded px-2 hover:bg-panel aria-pressed:bg-ink aria-pressed:text-paper aria-disabled:text-quiet aria-disabled:opacity-60 ${look[id] ?? ''}`}
              >
                {sign}
              </button>
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

const look: Readonly<Record<string, string>> = {
  bold: 'font-bold',
  italic: 'font-serif italic',
  quotation: 'font-medium',
  citation: 'font-medium',
}
