'use client'

import { useState } from 'react'
import { makeAuthority, searchAuthorities } from '@/components/desk/records/authorities-door'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { type AuthorityKind, authorityKindLabels } from '@/lib/authorities/schema'

type Props = {
  label: string
  /** Kinds that fit; the first is the one that is made. */
  kinds: readonly AuthorityKind[]
  value: Pick | null
  onChange: (value: Pick | null) => void
  error?: string
  id?: string
}

/** An authority, found by any of its names or made on the spot. Where one of that name exists, none is made: the reason is said. */
export function AuthorityPicker({ label, kinds, value, onChange, error, id }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [made] = kinds
  const search = async (words: string, signal: AbortSignal): Promise<Pick[]> => {
    const found = await Promise.all(kinds.map((kind) => searchAuthorities(words, kind, signal)))
    return found.flat().map(({ id, name, place }) => ({ id, label: name, hint: place ?? undefined }))
  }
  const create = async (text: string) => {
    if (!made) return
    const { name, problem } = await makeAuthority(text, made)
    setProblem(problem)
    if (name.authorityId) onChange({ id: name.authorityId, label: name.name })
  }
  return (
    <Field label={label} id={id} error={error ?? problem}>
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
          createLabel={(text) =>
            `Add “${text}” as a new ${made ? authorityKindLabels[made].one.toLowerCase() : 'name'}`
          }
        />
      )}
    </Field>
  )
}
