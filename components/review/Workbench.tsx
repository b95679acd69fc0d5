'use client'

import './workbench.css'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useCurrentSubject } from './use-current-subject'

/** The archive copy of one subject. */
export type CopyPane = { anchor: string; name: string; view: ReactNode }

type Props = { record: ReactNode; copies: readonly CopyPane[] }

// The page scrolls, and the copy stays in sight by itself.
const flowing = { overflow: 'visible', height: 'auto', maxHeight: 'none' } as const

/**
 * The record with its subjects, and beside it the archive copy of the current one. The divider moves by mouse or arrow keys. Where there is no
 * room for both, two buttons switch between them. A copy is only shown when its subject isn't behind a content warning.
 */
export function Workbench({ record, copies }: Props) {
  const t = useTranslations('review.workbench')
  const current = useCurrentSubject()
  const [shown, setShown] = useState<'record' | 'copy'>('record')
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const copy = copies.find(({ anchor }) => anchor === current?.anchor)
  return (
    <div className="workbench" data-ready={ready || undefined} data-shown={shown}>
      <fieldset aria-label={t('tabs')} className="workbench-tabs">
        {(['record', 'copy'] as const).map((side) => (
          <button
            key={side}
            type="button"
            data-show-side={side}
            aria-pressed={shown === side}
            onClick={() => setShown(side)}
          >
            {t(side)}
          </button>
        ))}
      </fieldset>
      <Group orientation="horizontal" style={flowing}>
        <Panel id="pane-record" minSize="35%" style={flowing}>
          {record}
        </Panel>
        <Separator className="workbench-divider" aria-label={t('divider')} />
        <Panel id="pane-copy" minSize="25%" defaultSize="46%" style={flowing}>
          <aside
            id="archive-copy"
            aria-label={t('copy')}
            tabIndex={-1}
            className="workbench-copy"
            data-copy-of={copy?.anchor}
          >
            {!current?.revealed || !copy ? (
              <p className="text-quiet">{t(copy || current ? 'underWarning' : 'placeholder')}</p>
            ) : (
              <div key={copy.anchor}>
                <h2 className="mb-3 text-base font-semibold">{t('copyOf', { name: copy.name })}</h2>
                {copy.view}
              </div>
            )}
          </aside>
        </Panel>
      </Group>
    </div>
  )
}
