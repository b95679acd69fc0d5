'use client'

import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from './Link'

export type MenuEntry = {
  id: string
  label: ReactNode
  /** Shown at the end of the line: its keys. */
  hint?: ReactNode
  /** True or false where it can be on or off. */
  isOn?: boolean
  isOff?: boolean
} & ({ href: string } | { onSelect: () => void })

type Props = {
  /** The name of the button; read out also where it shows something else. */
  label: string
  children: ReactNode
  entries: readonly MenuEntry[]
  className?: string
  align?: 'start' | 'end'
  /** Further attributes of the button. */
  trigger?: Omit<ComponentProps<'button'>, 'ref'> & { 'data-tool'?: string }
}

const itemClass =
  'flex min-h-9 cursor-default items-center justify-between gap-6 rounded px-3 text-ink no-underline select-none data-disabled:text-quiet data-disabled:opacity-60 data-highlighted:bg-panel data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent aria-checked:font-semibold'

/** A button that opens a list of actions and links. Arrow keys, letters, Home and End move in it; Escape closes it. */
export function Menu({ label, children, entries, className = '', align = 'end', trigger }: Props) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} className={className} {...trigger}>
        {children}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-40">
          <Base.Popup className="max-h-(--available-height) min-w-56 overflow-y-auto rounded border border-edge bg-paper p-1 text-sm shadow-[0_6px_24px_rgb(0_0_0/0.1)] outline-none">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const { label, hint, isOn, isOff } = entry
  const text = (
    <>
      <span>{label}</span>
      {hint && <span className="text-xs text-quiet">{hint}</span>}
    </>
  )
  if ('href' in entry)
    return (
      <Base.LinkItem render={<Link href={entry.href} />} closeOnClick className={itemClass}>
        {text}
      </Base.LinkItem>
    )
  return isOn === undefined ? (
    <Base.Item disabled={isOff} onClick={entry.onSelect} className={itemClass}>
      {text}
    </Base.Item>
  ) : (
    <Base.CheckboxItem
      checked={isOn}
      disabled={isOff}
      closeOnClick
      onCheckedChange={entry.onSelect}
      className={itemClass}
    >
      {text}
    </Base.CheckboxItem>
  )
}
