'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { searchMentionable } from '@/components/api/mentions'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { Field } from '@/components/ui/Field'
import { useSearch } from '@/components/ui/use-search'
import { MAX_COMMENT } from '@/lib/discussions/schema'
import { atSignBefore, withName } from './at-sign'

type Props = {
  label: string
  /** The record that is discussed; null for a passage. */
  recordId: string | null
  /** Identifies the field on the whole desk, so that its unsent text is kept. */
  keptAs: string
  error?: string
}

/**
 * The text of a comment. "@" and a name ask a member: matching names are offered below the field, to be chosen by keyboard or mouse.
 * Without JavaScript a name that is typed in full does the same.
 */
export function CommentField({ label, recordId, keptAs, error }: Props) {
  const t = useTranslations('discussions')
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
      <Field label={label} hint={t('mentionHint')} error={error}>
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
          aria-label={t('mentionable')}
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
        {sign && status} {sign && found.length > 0 && t('mentionKeys')}
      </p>
    </div>
  )
}
