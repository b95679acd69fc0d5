'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Tab<Id extends string> = { id: Id; label: ReactNode; panel: ReactNode }

type Props<Id extends string> = {
  label: string
  tabs: readonly Tab<Id>[]
  value: Id
  onChange: (value: Id) => void
}

/** Shows one of several panels, each with its tab. The others stay in the page, so that nothing typed in them is lost. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: Props<Id>) {
  return (
    <Base.Root value={value} onValueChange={onChange} className="flex min-h-0 grow flex-col">
      <div className="@container shrink-0">
        <Base.List
          aria-label={label}
          activateOnFocus
          className="flex flex-wrap gap-x-2.5 border-b border-line px-3 text-xs @lg:text-sm"
        >
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.id}
              value={tab.id}
              className="-mb-px min-h-10 border-b-2 border-transparent whitespace-nowrap text-quiet hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink"
            >
              {tab.label}
            </Base.Tab>
          ))}
        </Base.List>
      </div>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.id}
          value={tab.id}
          keepMounted
          data-panel={tab.id}
          className="relative min-h-0 grow overflow-y-auto overscroll-contain px-5 pt-4 pb-10 [[hidden]]:hidden"
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
