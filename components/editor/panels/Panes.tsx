'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useState, useSyncExternalStore } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { CopyPane } from '@/components/citing/CopyPane'

// The page scrolls, and the panes beside the text are sticky.
const flowing = { overflow: 'visible', height: 'auto', maxHeight: 'none' } as const

/** Room for three panes. */
const wide = '(min-width: 80rem)'

function follow(tell: () => void) {
  const media = window.matchMedia(wide)
  media.addEventListener('change', tell)
  return () => media.removeEventListener('change', tell)
}

type Props = {
  text: ReactNode
  /** The pane beside the text; null while the text has the whole width. */
  inspector: ReactNode | null
  /** Which of the two a narrow screen shows. */
  side: 'text' | 'inspector'
  onSide: (side: 'text' | 'inspector') => void
  /** True while the text has something for the third pane, which then has its place before the script runs. */
  hasBeside: boolean
}

/**
 * The text, the inspector beside it and, while citing on a wide screen, the archive copy as a third pane between them. The dividers move by mouse or by the
 * arrow keys. A narrow screen shows text or inspector, with two buttons to switch; the hidden one keeps its state.
 */
export function Panes({ text, inspector, side, onSide, hasBeside }: Props) {
  const t = useTranslations('editor.panes')
  const [opened, setOpened] = useState(0)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  /** Null on the server, where the styles hide the third pane of a narrow window. */
  const isWide = useSyncExternalStore<boolean | null>(
    follow,
    () => window.matchMedia(wide).matches,
    () => null,
  )
  const open = useCallback(() => {
    setOpened((count) => count + 1)
    return () => setOpened((count) => count - 1)
  }, [])
  const hasCopy = inspector !== null && isWide !== false && (hasBeside || opened > 0)
  const shown = inspector ? side : 'text'
  const textSize = !inspector ? '100%' : hasCopy ? '40%' : '70%'
  return (
    <CopyPane value={isWide ? { place, open } : null}>
      <div className="editor-panes" data-shown={shown}>
        {inspector && (
          <fieldset aria-label={t('choice')} className="editor-sides">
            {(['text', 'inspector'] as const).map((name) => (
              <button key={name} type="button" aria-pressed={shown === name} onClick={() => onSide(name)}>
                {t(name)}
              </button>
            ))}
          </fieldset>
        )}
        <Group orientation="horizontal" style={flowing}>
          {/* Without its size, the panes get other widths as soon as the script runs, and what is under the pointer moves. */}
          <Panel id="pane-text" minSize="30%" defaultSize={textSize} style={flowing}>
            {text}
          </Panel>
          {hasCopy && <Separator className="editor-divider" aria-label={t('copyDivider')} />}
          {hasCopy && (
            <Panel id="pane-copy" minSize="20%" defaultSize="30%" style={flowing}>
              <section aria-label={t('copy')} className="editor-beside editor-copy" ref={setPlace} />
            </Panel>
          )}
          {inspector && <Separator className="editor-divider" aria-label={t('divider')} />}
          {inspector && (
            <Panel id="pane-inspector" minSize="20%" defaultSize="30%" style={flowing}>
              <aside aria-label={t('inspector')} className="editor-beside">
                {inspector}
              </aside>
            </Panel>
          )}
        </Group>
      </div>
    </CopyPane>
  )
}
