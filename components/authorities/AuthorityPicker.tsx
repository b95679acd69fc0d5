'use client'

import { useRef, useState } from 'react'
import { makeAuthority, searchAuthorities } from '@/components/api/authorities'
import type { Refusal } from '@/components/desk/refusal'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import type { AuthorityKind } from '@/lib/authorities/schema'
import { errorText } from '@/lib/errors'

type Props = {
  label: string
  /** Kinds that fit; the first is the one that is made. */
  kinds: readonly AuthorityKind[]
  value: Pick | null
  onChange: (value: Pick | null) => void
  error?: string
  id?: string
}

/**
 * Picks a name by any of its spellings, or adds it on the spot; the form waits until it is added. Where an entry with that name exists, none
 * is added and the reason is shown.
 */
export function AuthorityPicker({ label, kinds, value, onChange, error, id }: Props) {
  const [problem, setProblem] = useState<Refusal['message'] | null>(null)
  const t = useTranslator()
  const [making, setMaking] = useState(false)
  // Other fields of the form can change before the new entry arrives.
  const latest = useRef(onChange)
  latest.current = onChange
  const [made] = kinds
  const search = async (words: string, signal: AbortSignal): Promise<Pick[]> => {
    const found = await Promise.all(kinds.map((kind) => searchAuthorities(words, kind, signal)))
    return found.flat().map(({ id, name, place }) => ({ id, label: name, hint: place ?? undefined }))
  }
  const create = async (text: string) => {
    if (!made) return
    setMaking(true)
    const answer = await makeAuthority(text, made)
    setMaking(false)
    setProblem('refusal' in answer ? answer.refusal.message : null)
    if ('done' in answer) latest.current({ id: answer.done.id, label: answer.done.name })
  }
  return (
    <Field label={label} id={id} error={error ?? (problem && errorText(problem, t))}>
      {(wired) => (
        <Combobox
          {...wired}
          value={value}
          onChange={(pick) => {
            setProblem(null)
            onChange(pick)
          }}
          search={search}
          onCreate={made && create}
          waiting={making ? t('names.picker.waiting') : undefined}
          createLabel={(text) => t('names.picker.create', { text, type: made ?? 'other' })}
        />
      )}
    </Field>
  )
}
