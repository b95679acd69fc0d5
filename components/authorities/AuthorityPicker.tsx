'use client'

import { useRef, useState } from 'react'
import { makeAuthority, searchAuthorities } from '@/components/api/authorities'
import type { Refusal } from '@/components/desk/refusal'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { type AuthorityKind, authorityKindLabels } from '@/lib/authorities/schema'
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
 * An authority, found by any of its names or made on the spot; a form waits until it is made. Where one of that name exists, none is
 * made: the reason is said.
 */
export function AuthorityPicker({ label, kinds, value, onChange, error, id }: Props) {
  const [problem, setProblem] = useState<Refusal['message'] | null>(null)
  const t = useTranslator()
  const [making, setMaking] = useState(false)
  // What is made may come after other fields of the same form have changed.
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
          waiting={making ? 'The name is being added. Wait a moment.' : undefined}
          createLabel={(text) =>
            `Add “${text}” as a new ${made ? authorityKindLabels[made].one.toLowerCase() : 'name'}`
          }
        />
      )}
    </Field>
  )
}
