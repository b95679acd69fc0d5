'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { searchMentionable } from '@/components/api/mentions'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { Field } from '@/components/ui/Field'
import { useSearch } from '@/components/ui/use-search'
import { MAX_COMMENT } from '@/lib/discussions/schema'
import { atSignBefore, withName } from './at-sign'

type Props = {
  label: string
  /** The record on which it stands; null on a passage. */
  recordId: string | null
  /** Names the field among all of the desk. */
  keptAs: string
  error?: string
}

/**
 * The words of a comment. "@" and a name ask a member: the names that fit are offered below while one writes, to be taken with the arrows
 * and Enter or by mouse. Without a script the name is written out, and means the same.
 */
export function CommentField({ label, recordId, keptAs, error }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [sign, setSign] = useState<{ from: number; typed: string } | null>(null)
  const [active, setActive] = useState(0)
  const list = useId()
  const { found, status } = useSearch(sign?.typed.trim() ?? null, (typed, signal) =>
    searchMentionable(typed, recordId, signal),
  )
  const offered = sign && found.length > 0

  const look = () => {
    const element = field.current
    if (!element) return
    setSign(
      element.selectionStart === element.selectionEnd
        ? atSignBefore(element.value, element.selectionEnd)
        : null,
    )
    setActive(0)
  }
  const take = (index: number) => {
    const element = field.current
    const picked = found[index]
    if (!element || !sign || !picked) return
    const { text, cursor } = withName(element.value, sign.from, element.selectionEnd, picked.name)
    element.value = text
    element.setSelectionRange(cursor, cursor)
    setSign(null)
  }
  const press = (event: KeyboardEvent) => {
    if (!sign) return
    if (event.key === 'Escape') setSign(null)
    else if (!offered) return
    else if (event.key === 'ArrowDown') setActive((at) => (at + 1) % found.length)
    else if (event.key === 'ArrowUp') setActive((at) => (at + found.length - 1) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative">
      <Field label={label} hint="Write @ and a name to ask somebody." error={error}>
        {(wired) => (
          <KeptTextarea
            {...wired}
            ref={field}
            keptAs={keptAs}
            name="text"
            rows={2}
            maxLength={MAX_COMMENT}
            aria-autocomplete="list"
            aria-controls={offered ? list : undefined}
            aria-activedescendant={offered ? `${list}-${active}` : undefined}
            onInput={look}
            onKeyDown={press}
            onBlur={() => setSign(null)}
            data-comment
          />
        )}
      </Field>
      {offered && (
        <div
          id={list}
          role="listbox"
          aria-label="Members who can be asked"
          className="absolute z-20 mt-1 w-full max-w-sm rounded border border-edge bg-paper"
        >
          {found.map(({ id, name }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field points at the active row by aria-activedescendant
            <div
              key={id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault()
                take(index)
              }}
              className="cursor-pointer px-3 py-2 hover:bg-panel aria-selected:bg-panel aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {sign ? (found.length > 0 ? `${status} Move with the arrows, take one with Enter.` : status) : ''}
      </p>
    </div>
  )
}
