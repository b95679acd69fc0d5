'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type FocusEvent, type ReactNode, useRef, useState } from 'react'
import type { Wired } from './Field'
import { controlClass } from './Input'
import { useSearch } from './use-search'

export type Pick = { id: string; label: string; hint?: string }

type Props = Partial<Wired> & {
  value: Pick | null
  onChange: (value: Pick | null) => void
  /** Returns matches, best first; for no text all entries, or those that are likely. The signal aborts a search that is out of date. */
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

type Pressed = Parameters<NonNullable<ComponentProps<typeof Base.Input>['onKeyDown']>>[0]

/** An entry of the list: one that was found, or the text that one is created from. */
type Row = Pick & { creates?: true }

const isSame = (one: Row, other: Row) => one.id === other.id && one.creates === other.creates

/**
 * Searches and picks one entry. Opens with the whole list, or what the search offers for no text. Typed text stays until an entry is picked or
 * the field loses focus.
 */
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
  const [open, setOpen] = useState(false)
  const highlighted = useRef<Row | undefined>(undefined)
  const { found, isAnswered, status } = useSearch(open ? (typed ?? '') : null, search)
  // Not before the matches are there: what exists is never created a second time by a quick key.
  const mayCreate = onCreate && isAnswered && !(createsAlone && found.length > 0)
  const creatable = (mayCreate && typed?.trim()) || null
  const rows: Row[] = creatable ? [...found, { id: '', label: creatable, creates: true }] : [...found]

  const takeNamed = () => {
    const pick = typed ? named?.(typed) : null
    if (!pick) return
    setTyped(null)
    onChange(pick)
  }
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    takeNamed()
    // Base UI sees where the focus goes, but not that it goes nowhere. In another window it is still here.
    if (relatedTarget !== null || target === document.activeElement) return
    setOpen(false)
    setTyped(null)
  }
  const take = (row: Row | null) => {
    setTyped(null)
    if (row?.creates) onCreate?.(row.label)
    else onChange(row)
  }
  const press = (event: Pressed) => {
    if (!open) return
    // What is typed to search never sends the form, and a quick key never takes a match of what was typed before.
    if (event.key === 'Enter' && (!highlighted.current || !isAnswered)) {
      event.preventDefault()
      event.preventBaseUIHandler()
    }
    // A dialog around the field stays open.
    if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation()
  }

  return (
    <Base.Root<Row>
      items={rows}
      filter={null}
      value={value}
      isItemEqualToValue={isSame}
      itemToStringLabel={({ label }) => label}
      inputValue={typed ?? value?.label ?? ''}
      open={open}
      autoHighlight
      onItemHighlighted={(row) => {
        highlighted.current = row
      }}
      onValueChange={take}
      onInputValueChange={(text, { reason }) => {
        if (reason !== 'input-change' && reason !== 'input-clear') return
        setTyped(text)
        if (text === '' && value) onChange(null)
      }}
      onOpenChange={(next, { reason }) => {
        // An emptied field offers the whole list again.
        if (reason === 'input-clear') return
        setOpen(next)
        if (next) return
        if (reason === 'focus-out' || reason === 'outside-press') takeNamed()
        setTyped(null)
      }}
    >
      {name && <input type="hidden" name={name} value={value?.id ?? ''} />}
      <Base.Input
        {...wired}
        ref={(field: HTMLInputElement | null) => field?.setCustomValidity(waiting)}
        placeholder={placeholder}
        onKeyDown={press}
        onBlur={leave}
        className={`${controlClass} min-h-10`}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 w-(--anchor-width)">
          <Base.Popup className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain rounded border border-edge bg-paper text-ink">
            <Base.List aria-label={placeholder ?? t('results')}>
              {(row: Row) => (
                <Base.Item
                  key={row.creates ? 'create' : row.id}
                  value={row}
                  className="cursor-pointer px-3 py-2 data-highlighted:bg-panel data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent"
                >
                  {row.creates ? (createLabel?.(row.label) ?? t('add', { text: row.label })) : row.label}
                  {row.hint && <span className="block text-xs text-quiet">{row.hint}</span>}
                </Base.Item>
              )}
            </Base.List>
            {rows.length === 0 && <p className="px-3 py-2 text-quiet">{status}</p>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
      <p role="status" className="sr-only">
        {open ? status : ''}
      </p>
    </Base.Root>
  )
}
