'use client'

import { useRef, useState } from 'react'
import { makeAuthority, searchAuthorities } from '@/components/api/authorities'
import { useMayAddEvidence } from '@/components/desk/EvidencePermission'
import type { Refusal } from '@/components/desk/refusal'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import type { AuthorityName } from '@/lib/authorities/schema'
import { errorText } from '@/lib/errors'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'

type Props = {
  label: string
  /** The kind to choose from and to add; null where any kind fits, and new names stay plain. */
  kind: AuthorityKind | null
  value: AuthorityName | null
  onChange: (value: AuthorityName | null) => void
  hint?: string
  error?: string
  required?: boolean
  id?: string
}

/** A name: chosen from the entries under Names, added there, or kept as plain text. */
export function AuthorityField({ label, kind, value, onChange, hint, error, required, id }: Props) {
  const [problem, setProblem] = useState<Refusal['message'] | null>(null)
  const t = useTranslator()
  const mayAdd = useMayAddEvidence()
  // The form when the server answers: the member may have typed on since.
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  const change = (next: AuthorityName | null) => {
    setProblem(null)
    onChange(next)
  }
  const create = async (text: string) => {
    change({ name: text, authorityId: null })
    if (!kind || !mayAdd) return
    const answer = await makeAuthority(text, kind)
    const now = latest.current
    if (now.value?.name !== text || now.value.authorityId) return
    if ('refusal' in answer) return setProblem(answer.refusal.message)
    setProblem(null)
    now.onChange({ name: answer.done.name, authorityId: answer.done.id })
  }
  return (
    <div>
      <Field label={label} hint={hint} error={error} required={required} id={id}>
        {(wired) => (
          <Combobox
            {...wired}
            value={value && { id: value.authorityId ?? value.name, label: value.name }}
            onChange={(pick) => change(pick && { name: pick.label, authorityId: pick.id })}
            search={async (words, signal) =>
              (await searchAuthorities(words, kind, signal)).map((found) => ({
                id: found.id,
                label: found.name,
                hint: [t(`labels.authority.${found.kind}`), found.place].filter(Boolean).join(', '),
              }))
            }
            onCreate={create}
            createLabel={(text) =>
              kind && mayAdd
                ? t('names.picker.create', { text, type: kind })
                : t('names.picker.plain', { text })
            }
          />
        )}
      </Field>
      {problem && (
        <p role="status" className="mt-1 text-xs text-alarm">
          {errorText(problem, t)} {t('names.picker.keptPlain')}
        </p>
      )}
      {value && !value.authorityId && !problem && (
        <p className="mt-1 text-xs text-quiet">{t('names.picker.isPlain')}</p>
      )}
    </div>
  )
}
