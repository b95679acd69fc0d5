'use client'

import { useId } from 'react'
import {
  type DateGroup,
  dateBases,
  dateBasisLabels,
  edtfSchema,
  formatEdtf,
  suggestEdtf,
  weekdayProblem,
} from '@/lib/dates'
import { Button } from './Button'
import { Field } from './Field'
import { Input } from './Input'
import { Select } from './Select'

type Props = {
  legend: string
  hint?: string
  value: DateGroup | null
  onChange: (value: DateGroup | null) => void
  /** Sentences of the schema by field: verbatim, edtf, basis. */
  errors?: Readonly<Record<string, string | undefined>>
  disabled?: boolean
  /** Prefix of hidden inputs (`issued.verbatim`, `issued.edtf`, `issued.basis`) that carry the date in an ordinary form. */
  name?: string
}

/** A date as printed, its reading as EDTF picked from suggestions (never by the program), and where it comes from. Empty means none. */
export function DateGroupField({ legend, hint, value, onChange, errors = {}, disabled, name }: Props) {
  const id = useId()
  const group = value ?? { verbatim: '', edtf: null, basis: 'AS_PRINTED' as const }
  const change = (part: Partial<DateGroup>) => {
    const next = { ...group, ...part }
    onChange(next.verbatim === '' && next.edtf === null ? null : next)
  }
  const candidates = suggestEdtf(group.verbatim).filter(({ edtf }) => edtf !== group.edtf)
  return (
    <fieldset disabled={disabled}>
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="text-quiet">{hint}</p>}
      {name && (
        <>
          <input type="hidden" name={`${name}.verbatim`} value={value?.verbatim ?? ''} />
          <input type="hidden" name={`${name}.edtf`} value={value?.edtf ?? ''} />
          <input type="hidden" name={`${name}.basis`} value={value?.basis ?? ''} />
        </>
      )}
      <div className="mt-1 grid gap-3 sm:grid-cols-3">
        <Field label="As printed" error={errors.verbatim} id={`${id}-verbatim`}>
          {(wired) => (
            <Input
              {...wired}
              value={group.verbatim}
              onChange={(event) => change({ verbatim: event.target.value })}
              placeholder="14 March 1992"
            />
          )}
        </Field>
        <Field label="Read as (EDTF)" error={errors.edtf ?? faultOf(group)} id={`${id}-edtf`}>
          {(wired) => (
            <Input
              {...wired}
              value={group.edtf ?? ''}
              onChange={(event) => change({ edtf: event.target.value || null })}
              placeholder="1992-03-14"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label="Where it comes from" error={errors.basis} id={`${id}-basis`}>
          {(wired) => (
            <Select
              {...wired}
              value={group.basis}
              options={dateBases.map((basis) => ({ value: basis, label: dateBasisLabels[basis] }))}
              onChange={(event) => change({ basis: dateBases.find((basis) => basis === event.target.value) })}
            />
          )}
        </Field>
      </div>
      {candidates.length > 0 && (
        <ul className="mt-2 flex flex-wrap items-baseline gap-2" aria-label="Readings of the printed date">
          {candidates.map(({ edtf, reading, doubt }) => (
            <li key={edtf}>
              <Button look="secondary" small onClick={() => change({ edtf })}>
                {reading}
                <code className="font-mono text-quiet">{edtf}</code>
              </Button>
              {doubt && <span className="ms-2 text-xs text-alarm">{doubt}</span>}
            </li>
          ))}
        </ul>
      )}
      <Reading group={group} />
    </fieldset>
  )
}

/** How readers will see it, and what speaks against it. */
function Reading({ group }: { group: DateGroup }) {
  if (!group.edtf || faultOf(group)) return null
  const doubt = weekdayProblem(group.verbatim, group.edtf)
  return (
    <p className="mt-2 text-quiet">
      Readers see: {formatEdtf(group.edtf)}
      {doubt && <span className="ms-2 text-alarm">{doubt}</span>}
    </p>
  )
}

function faultOf({ edtf }: DateGroup): string | null {
  if (edtf === null) return null
  const result = edtfSchema.safeParse(edtf)
  return result.success ? null : (result.error.issues[0]?.message ?? 'This is not a date.')
}
