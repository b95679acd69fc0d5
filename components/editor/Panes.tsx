'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

// The page scrolls, and the panel beside the text is sticky.
const flowing = { overflow: 'visible', height: 'auto', maxHeight: 'none' } as const

type Props = {
  text: ReactNode
  /** The panel beside the text, or null when the text has the whole width. */
  beside: { title: string; panel: ReactNode; onClose: () => void; opened: number } | null
}

/**
 * The text and a panel beside it; the divider moves by mouse or by the arrow keys. A narrow screen shows one of the two, with two buttons to
 * switch; the hidden one keeps its state.
 */
export function Panes({ text, beside }: Props) {
  const t = useTranslations('editor.panes')
  const close = useTranslations('ui')('close')
  const [shown, setShown] = useState<'text' | 'beside'>('beside')
  const heading = useRef<HTMLHeadingElement>(null)
  const opened = beside?.opened
  useEffect(() => {
    if (opened === undefined) return
    setShown('beside')
    heading.current?.focus()
  }, [opened])
  const narrow = beside ? shown : 'text'
  return (
    <div className="editor-panes" data-shown={narrow}>
      {beside && (
        <fieldset aria-label={t('choice')} className="editor-tabs">
          {(['text', 'beside'] as const).map((side) => (
            <button key={side} type="button" aria-pressed={shown === side} onClick={() => setShown(side)}>
              {side === 'text' ? t('text') : beside.title}
            </button>
          ))}
        </fieldset>
      )}
      <Group orientation="horizontal" style={flowing}>
        <Panel id="pane-text" minSize="30%" style={flowing}>
          {text}
        </Panel>
        {beside && <Separator className="editor-divider" aria-label={t('divider')} />}
        {beside && (
          <Panel id="pane-beside" minSize="25%" defaultSize="45%" style={flowing}>
            <aside aria-label={beside.title} className="editor-beside">
              <div className="sticky top-0 z-10 flex items-center justify-between gap-4 bg-paper py-2">
                <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
                  {beside.title}
                </h2>
                <button
                  type="button"
                  className="rounded px-2 py-1 text-quiet hover:bg-panel"
                  onClick={beside.onClose}
                >
                  {close}
                </button>
              </div>
              {beside.panel}
            </aside>
          </Panel>
        )}
      </Group>
    </div>
  )
}
