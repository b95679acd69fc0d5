'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Messages } from '@/lib/messages/keys'
import {
  type CommandGroup,
  type CommandId,
  commandState,
  commandsIn,
  type EditorCommand,
} from './commands/command'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

const macKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** "Ctrl+B", or "⌘B" on a Mac. */
function keysHere(keys: readonly string[]): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  return isMac
    ? keys.map((key) => macKeys[key] ?? key).join('')
    : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
}

/** A command whose button shows another text than its name. */
type SignedId = keyof Messages['editor']['toolbar']['sign']

type Props<Actions> = {
  editor: Editor
  actions: Actions
  commands: readonly EditorCommand<Actions>[]
  label?: string
  menu?: 'bar' | 'table'
}

/** The tools of the editor (WAI-ARIA toolbar): one stop of the Tab key, arrow keys between tools, Escape to the text, Alt+F10 from the text. */
export function Toolbar<Actions>({ editor, actions, commands, label, menu = 'bar' }: Props<Actions>) {
  const t = useTranslations('editor')
  const offered = new Set([
    ...commandsIn(commands, menu),
    ...(menu === 'bar' ? commandsIn(commands, 'insert') : []),
  ])
  const tools = commands.filter((command) => offered.has(command))
  const { pressed, disabled } = useEditorState({
    editor,
    selector: ({ editor }) => commandState(editor, tools),
  })
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
  const signed = (id: CommandId): id is SignedId => t.has(`toolbar.sign.${id as SignedId}`)
  const signOf = (id: CommandId) => (signed(id) ? t(`toolbar.sign.${id}`) : t(`command.${id}`))
  return (
    <div
      ref={bar}
      data-editor-toolbar
      role="toolbar"
      aria-label={label ?? t('toolbar.label')}
      aria-keyshortcuts="Alt+F10"
      onKeyDown={press}
      className={`${menu === 'bar' ? 'sticky top-0 z-10 border-t' : ''} flex flex-wrap gap-x-3 gap-y-1 border-b border-line bg-paper py-1.5`}
    >
      {[...Map.groupBy(tools, ({ group }): CommandGroup => group)].map(([group, members]) => (
        <fieldset key={group} aria-label={t(`commandGroup.${group}`)} className="flex flex-wrap gap-0.5">
          {members.map(({ id, keys, run, isOn }) => {
            const off = disabled.includes(id)
            const name = t(`command.${id}`)
            return (
              <button
                key={id}
                type="button"
                data-tool={id}
                tabIndex={id === stop ? 0 : -1}
                aria-pressed={isOn ? pressed.includes(id) : undefined}
                aria-disabled={off || undefined}
                aria-label={name}
                title={keys ? t('toolbar.withKeys', { label: name, keys: keysHere(keys) }) : name}
                onMouseDown={(event) => event.preventDefault()}
                onFocus={() => setStop(id)}
                onClick={() => !off && run(editor, actions)}
                className={`min-h-9 min-w-9 rounded px-2 hover:bg-panel aria-pressed:bg-ink aria-pressed:text-paper aria-disabled:text-quiet aria-disabled:opacity-60 ${look[id] ?? ''}`}
              >
                {signOf(id)}
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
