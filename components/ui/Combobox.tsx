'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { Wired } from './Field'
import { controlClass } from './Input'
import { useSearch } from './use-search'

export type Pick = { id: string; label: string; hint?: string }

type Props = Partial<Wired> & {
  value: Pick | null
  onChange: (value: Pick | null) => void
  /** Returns matches, best first. The signal aborts a search that is out of date. */
  search: (query: string, signal: AbortSignal) => Promise<readonly Pick[]>
  /** Adds an option at the end of the list that creates an entry from the typed text. */
  onCreate?: (text: string) => void
  /** Offers to create only where nothing was found. */
  createsAlone?: true
  /** The entry that the typed text names exactly; picked when the field loses focus. */
  named?: (text: string) => Pick | null
  createLabel?: (text: string) => ReactNode
  placeholder?: string
  /** Reason that the form can't be sent yet; empty when it can. */
  waiting?: string
  /** Name of the hidden input that carries the chosen id. */
  name?: string
}

/** Searches and picks one entry (WAI-ARIA combobox with a list). Typed text stays until an entry is picked or the field loses focus. */
export function Combobox({
  value,
  onChange,
  search,
  onCreate,
  createsAlone,
  named,
  createLabel,
  placeholder,
  waiting = '',
  name,
  ...wired
}: Props) {
  const t = useTranslations('ui.combobox')
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const made = useId()
  const list = `${wired.id ?? made}-list`
  const { found, isAnswered, status } = useSearch(typed, search)
  // Not before the matches are there: what exists is never created a second time by a quick key.
  const mayCreate = onCreate && isAnswered && !(createsAlone && found.length > 0)
  const creatable = mayCreate && typed?.trim() ? typed.trim() : null
  const last = found.length + (creatable ? 1 : 0) - 1
  const open = typed !== null

  const close = () => {
    setTyped(null)
    setActive(0)
  }
  const take = (index: number) => {
    const pick = found[index]
    if (pick) onChange(pick)
    else if (creatable) onCreate?.(creatable)
    close()
  }
  const leave = () => {
    const pick = typed ? named?.(typed) : null
    if (pick) onChange(pick)
    close()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) setActive((at) => Math.max(0, Math.min(last, at + (event.key === 'ArrowDown' ? 1 : -1))))
      else setTyped('')
    } else if (event.key === 'Enter' && open) take(active)
    else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative">
      {name && <input type="hidden" name={name} value={value?.id ?? ''} />}
      <input
        {...wired}
        ref={(field) => field?.setCustomValidity(waiting)}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && last >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typed ?? value?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          if (event.target.value === '' && value) onChange(null)
        }}
        onClick={() => typed === null && !value && setTyped('')}
        onKeyDown={press}
        onBlur={leave}
        className={`${controlClass} min-h-10`}
      />
      <div
        id={list}
        role="listbox"
        aria-label={placeholder ?? t('results')}
        hidden={!open}
        className="absolute z-20 mt-1 max-h-80 w-full overflow-y-auto rounded border border-edge bg-paper"
      >
        {found.map((pick, index) => (
          <Row key={pick.id} id={`${list}-${index}`} active={index === active} onTake={() => take(index)}>
            {pick.label}
            {pick.hint && <span className="block text-xs text-quiet">{pick.hint}</span>}
          </Row>
        ))}
        {creatable && (
          <Row
            id={`${list}-${found.length}`}
            active={active === found.length}
            onTake={() => take(found.length)}
          >
            {createLabel ? createLabel(creatable) : t('add', { text: creatable })}
          </Row>
        )}
        {last < 0 && <p className="px-3 py-2 text-quiet">{status}</p>}
      </div>
      <p role="status" className="sr-only">
        {open ? status : ''}
      </p>
    </div>
  )
}

type RowProps = { id: string; active: boolean; onTake: () => void; children: ReactNode }

// Preventing the default of pointerdown keeps the focus in the field.
function Row({ id, active, onTake, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at the active row by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => {
        event.preventDefault()
        onTake()
      }}
      className="cursor-pointer px-3 py-2 hover:bg-panel aria-selected:bg-panel aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
    >
      {children}
    </div>
  )
}
