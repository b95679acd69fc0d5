'use client'

import './workbench.css'
import { type ReactNode, useEffect, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useCurrentSubject } from './use-current-subject'

/** The held copy of one subject, laid out. */
export type CopyPane = { anchor: string; name: string; view: ReactNode }

type Props = { record: ReactNode; copies: readonly CopyPane[] }

// The page scrolls, and the copy stays in sight by itself.
const flowing = { overflow: 'visible', height: 'auto', maxHeight: 'none' } as const

/**
 * The record with all that is to be judged, and beside it the held copy of what one works at, the divider moved by mouse or by the arrow
 * keys. Where there is no room for two, two buttons show the one or the other. A copy is shown once the words themselves may be seen.
 */
export function Workbench({ record, copies }: Props) {
  const current = useCurrentSubject()
  const [shown, setShown] = useState<'record' | 'copy'>('record')
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const copy = copies.find(({ anchor }) => anchor === current?.anchor)
  return (
    <div className="workbench" data-ready={ready || undefined} data-shown={shown}>
      <fieldset aria-label="What is shown" className="workbench-tabs">
        {(['record', 'copy'] as const).map((side) => (
          <button
            key={side}
            type="button"
            data-show-side={side}
            aria-pressed={shown === side}
            onClick={() => setShown(side)}
          >
            {side === 'record' ? 'Record' : `Held copy${copy ? ` of ${copy.name.toLowerCase()}` : ''}`}
          </button>
        ))}
      </fieldset>
      <Group orientation="horizontal" style={flowing}>
        <Panel id="pane-record" minSize="35%" style={flowing}>
          {record}
        </Panel>
        <Separator className="workbench-divider" aria-label="Width of the record and of the held copy" />
        <Panel id="pane-copy" minSize="25%" defaultSize="46%" style={flowing}>
          <aside
            id="held-copy"
            aria-label="The held copy"
            tabIndex={-1}
            className="workbench-copy"
            data-copy-of={copy?.anchor}
          >
            {!current?.revealed || !copy ? (
              <p className="text-quiet">
                {copy || current
                  ? 'This stands under a content warning. The copy is shown here once you open it.'
                  : 'The held copy of what you look at is shown here.'}
              </p>
            ) : (
              <div key={copy.anchor}>
                <h2 className="mb-3 text-base font-semibold">The held copy, for {copy.name.toLowerCase()}</h2>
                {copy.view}
              </div>
            )}
          </aside>
        </Panel>
      </Group>
    </div>
  )
}
