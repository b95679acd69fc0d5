'use client'

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

export type Tab = { id: string; label: ReactNode; panel: ReactNode }

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Shows one of several panels (WAI-ARIA tabs, automatic activation). Panels stay mounted, so nothing typed in one is lost. */
export function Tabs({ tabs, label, first }: { tabs: readonly Tab[]; label: string; first?: string }) {
  const [chosen, setChosen] = useState(first ?? tabs[0]?.id)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const choose = (index: number) => {
    const tab = tabs.at(index % tabs.length)
    if (!tab) return
    setChosen(tab.id)
    list.current?.querySelector<HTMLButtonElement>(`[data-tab="${CSS.escape(tab.id)}"]`)?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const step = steps[event.key]
    if (step) choose(at + step)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(-1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={press}
        className="flex border-b border-edge"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-${tab.id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => setChosen(tab.id)}
            className="min-h-11 grow border-b-3 border-transparent px-4 aria-selected:border-ink aria-selected:font-semibold"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${id}-${tab.id}-panel`}
          aria-labelledby={`${id}-${tab.id}`}
          hidden={tab.id !== chosen}
        >
          {tab.panel}
        </div>
      ))}
    </>
  )
}
