'use client'

import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { keysHere } from '@/components/ui/keys'
import { recordCommands } from '../commands/record-commands'
import type { SlashState } from './slash-suggestion'

const none = () => null

/** True where the text at the cursor is written from right to left: the list then opens to the left, over the text. */
function isRightToLeft({ view }: Editor): boolean {
  const { node } = view.domAtPos(view.state.selection.from)
  const element = node instanceof Element ? node : node.parentElement
  return element !== null && getComputedStyle(element).direction === 'rtl'
}

/** The list after "/". The focus stays in the text, which points at the chosen row. */
export function SlashMenu({ editor, state }: { editor: Editor; state: SlashState }) {
  const t = useTranslations('editor')
  const list = useSyncExternalStore(state.subscribe, state.snapshot, none)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const active = list?.ids[list.at] ?? null

  useEffect(() => {
    const { dom } = editor.view
    if (!active) return
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-activedescendant', `${id}-${active}`)
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, active, id])
  const place = list?.place
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !place) return
    const anchor = { getBoundingClientRect: () => place, contextElement: editor.view.dom }
    const middleware = [offset(6), flip(), shift({ padding: 8 })]
    const placement = isRightToLeft(editor) ? 'bottom-end' : 'bottom-start'
    void computePosition(anchor, element, { strategy: 'fixed', placement, middleware }).then(({ x, y }) =>
      Object.assign(element.style, { insetInlineStart: 'auto', left: `${x}px`, top: `${y}px` }),
    )
  }, [editor, place])

  if (!list) return null
  return (
    <div
      ref={box}
      className="fixed z-40 max-h-80 w-72 overflow-y-auto rounded border border-edge bg-paper p-1 font-sans text-sm shadow-[0_6px_24px_rgb(0_0_0/0.1)]"
    >
      <div id={id} role="listbox" aria-label={t('slash.label')}>
        {list.ids.map((name, index) => {
          const keys = recordCommands.find((command) => command.id === name)?.keys
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the text points at the active row by aria-activedescendant
            <div
              key={name}
              id={`${id}-${name}`}
              role="option"
              aria-selected={index === list.at}
              onPointerDown={(event) => {
                event.preventDefault()
                list.run(name)
              }}
              className="flex min-h-9 cursor-default items-center justify-between gap-4 rounded px-3 hover:bg-panel aria-selected:bg-panel aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
            >
              <span>{t(`command.${name}`)}</span>
              {keys && <span className="text-xs text-quiet">{keysHere(keys)}</span>}
            </div>
          )
        })}
      </div>
      {list.ids.length === 0 && <p className="px-3 py-2 text-quiet">{t('slash.none')}</p>}
      <p role="status" className="sr-only">
        {active
          ? t('slash.status', { name: t(`command.${active}`), at: list.at + 1, count: list.ids.length })
          : t('slash.none')}
      </p>
    </div>
  )
}
