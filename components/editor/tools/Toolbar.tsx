'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { keysHere } from '@/components/ui/keys'
import { Menu, type MenuEntry } from '@/components/ui/Menu'
import { type CommandGroup, commandState, commandsIn, type EditorCommand } from '../commands/command'
import { ToolButton, toolClass } from './ToolButton'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

const noneOn: ReturnType<typeof commandState> = { pressed: [], disabled: [] }

type Props<Actions> = {
  /** Null until it is there: the tools have their place and do nothing. */
  editor: Editor | null
  actions: Actions
  commands: readonly EditorCommand<Actions>[]
  label?: string
  menu?: 'bar' | 'table'
}

/**
 * The tools of the editor (WAI-ARIA toolbar): one stop of the Tab key, arrow keys between tools in the direction of the interface, Escape to the text, Alt+F10 from the text. The kinds
 * of paragraph and what can be inserted are menus.
 */
export function Toolbar<Actions>({ editor, actions, commands, label, menu = 'bar' }: Props<Actions>) {
  const t = useTranslations('editor')
  const tools = commandsIn(commands, menu)
  const headings = menu === 'bar' ? commandsIn(commands, 'headings') : []
  const inserted = menu === 'bar' ? commandsIn(commands, 'insert') : []
  const state = useEditorState({
    editor,
    selector: ({ editor }) => editor && commandState(editor, [...tools, ...headings, ...inserted]),
  })
  const { pressed, disabled } = state ?? noneOn
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<string | undefined>(tools[0]?.id)
  const stops = () => [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])]

  const press = (event: KeyboardEvent) => {
    const all = stops()
    const at = all.findIndex(({ dataset }) => dataset.tool === stop)
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = (steps[event.key] ?? 0) * (isMirrored ? -1 : 1)
    if (step) all.at((at + step) % all.length)?.focus()
    else if (event.key === 'Home') all[0]?.focus()
    else if (event.key === 'End') all.at(-1)?.focus()
    else if (event.key === 'Escape') editor?.commands.focus()
    else return
    event.preventDefault()
  }
  const run = (command: EditorCommand<Actions>) => {
    if (editor) command.run(editor, actions)
  }
  const stopAt = (id: string) => ({ tabIndex: id === stop ? 0 : -1, onFocus: () => setStop(id) })
  const entryOf = (command: EditorCommand<Actions>): MenuEntry => ({
    id: command.id,
    label: t(`command.${command.id}`),
    ...(command.keys && { hint: keysHere(command.keys) }),
    ...(command.isOn && { isOn: pressed.includes(command.id) }),
    isOff: disabled.includes(command.id),
    // The menu gives the focus back first.
    onSelect: () => setTimeout(() => run(command)),
  })
  const kind = headings.find(({ id }) => pressed.includes(id)) ?? headings[0]
  const kindName = kind ? t(`command.${kind.id}`) : ''
  const menuClass = `${toolClass} inline-flex items-center gap-1`
  return (
    <div
      ref={bar}
      inert={editor === null}
      data-editor-toolbar={menu}
      role="toolbar"
      aria-label={label ?? t('toolbar.label')}
      aria-keyshortcuts="Alt+F10"
      onKeyDown={press}
      className="editor-toolbar bg-paper py-1"
    >
      {[...Map.groupBy(tools, ({ group }): CommandGroup => group)].map(([group, members]) => (
        <fieldset key={group} aria-label={t(`commandGroup.${group}`)} className="flex flex-wrap gap-0.5">
          {group === 'blocks' && headings.length > 0 && (
            <Menu
              label={t('toolbar.headings', { kind: kindName })}
              entries={headings.map(entryOf)}
              align="start"
              className={`${menuClass} min-w-28 justify-between`}
              trigger={{ 'data-tool': 'headings', ...stopAt('headings') }}
            >
              {kindName} <Arrow />
            </Menu>
          )}
          {members.map((command) => (
            <ToolButton
              key={command.id}
              command={command}
              isPressed={command.isOn && pressed.includes(command.id)}
              isOff={disabled.includes(command.id)}
              onRun={() => run(command)}
              {...stopAt(command.id)}
            />
          ))}
          {group === 'blocks' && inserted.length > 0 && (
            <Menu
              label={t('toolbar.insert')}
              entries={inserted.map(entryOf)}
              align="start"
              className={menuClass}
              trigger={{ 'data-tool': 'insert', ...stopAt('insert') }}
            >
              {t('toolbar.insert')} <Arrow />
            </Menu>
          )}
        </fieldset>
      ))}
    </div>
  )
}

const Arrow = () => (
  <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3 fill-none stroke-current stroke-2">
    <path d="M3 6l5 5 5-5" />
  </svg>
)
