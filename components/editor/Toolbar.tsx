'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type ToolActions, type ToolGroup, toolGroups, toolState, toolsOf } from './tools'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

const macKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** "Ctrl+B", or "⌘B" on a Mac. */
function keysHere(keys: readonly string[]): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  return isMac
    ? keys.map((key) => macKeys[key] ?? key).join('')
    : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
}

/** The tools of the editor (WAI-ARIA toolbar): one stop of the Tab key, arrow keys between tools, Escape to the text, Alt+F10 from the text. */
export function Toolbar({
  editor,
  actions,
  groups = toolGroups,
  label,
}: {
  editor: Editor
  actions: ToolActions
  groups?: readonly ToolGroup[]
  label?: string
}) {
  const t = useTranslations('editor.toolbar')
  const { pressed, disabled } = useEditorState({
    editor,
    selector: ({ editor }) => toolState(editor, groups),
  })
  const tools = toolsOf(groups)
  const [stop, setStop] = useState(tools[0]?.id)
  const bar = useRef<HTMLDivElement>(null)

  const go = (id: typeof stop) => {
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
      aria-label={label ?? t('label')}
      aria-keyshortcuts="Alt+F10"
      onKeyDown={press}
      className="sticky top-0 z-10 flex flex-wrap gap-x-3 gap-y-1 border-y border-line bg-paper py-1.5"
    >
      {groups.map((group) => (
        <fieldset key={group.id} aria-label={t(`group.${group.id}`)} className="flex flex-wrap gap-0.5">
          {group.tools.map(({ id, keys, run, isOn }) => {
            const off = disabled.includes(id)
            const name = t(`tool.${id}`)
            return (
              <button
                key={id}
                type="button"
                data-tool={id}
                tabIndex={id === stop ? 0 : -1}
                aria-pressed={isOn ? pressed.includes(id) : undefined}
                aria-disabled={off || undefined}
                aria-label={name}
                title={keys ? t('withKeys', { label: name, keys: keysHere(keys) }) : name}
                onMouseDown={(event) => event.preventDefault()}
                onFocus={() => setStop(id)}
                onClick={() => !off && run(editor, actions)}
                className={`min-h-9 min-w-9 rounded px-2 hover:bg-panel aria-pressed:bg-ink aria-pressed:text-paper aria-disabled:text-quiet aria-disabled:opacity-60 ${look[id] ?? ''}`}
              >
                {t(`sign.${id}`)}
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
