'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import {
  type DateCandidate,
  type DateGroup,
  dateBases,
  edtfSchema,
  formatDate,
  formatEdtf,
  suggestEdtf,
  weekdayProblem,
  withReading,
} from '@/lib/dates'
import { errorText } from '@/lib/errors'
import { type Message, messageOfIssue } from '@/lib/messages/message'
import { Button } from './Button'
import { Field } from './Field'
import { Input } from './Input'
import { Select } from './Select'

type Props = {
  legend: string
  hint?: string
  value: DateGroup | null
  onChange: (value: DateGroup | null) => void
  /** Error messages by field: verbatim, edtf, basis. */
  errors?: Readonly<Record<string, string | undefined>>
  disabled?: boolean
  /** Prefix of the hidden inputs that carry the date in a plain form: `issued.verbatim`, `issued.edtf`, `issued.basis`. */
  name?: string
}

/**
 * Edits a date: the printed text, its EDTF form and its basis. An unambiguous printed date is read as it is typed, until someone types an
 * EDTF form; every other reading is picked from suggestions. An empty field means no date.
 */
export function DateGroupField({ legend, hint, value, onChange, errors = {}, disabled, name }: Props) {
  const t = useTranslations('ui.dateField')
  const render = useTranslator()
  const id = useId()
  const group = value ?? { verbatim: '', edtf: null, basis: 'AS_PRINTED' as const }
  const change = (part: Partial<DateGroup>) => {
    const next = { ...group, ...part }
    onChange(next.verbatim === '' && next.edtf === null ? null : next)
  }
  const candidates = suggestEdtf(group.verbatim).filter(({ edtf }) => edtf !== group.edtf)
  const fault = faultOf(group)
  return (
    <fieldset disabled={disabled} className="@container">
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="text-quiet">{hint}</p>}
      {name && (
        <>
          <input type="hidden" name={`${name}.verbatim`} value={value?.verbatim ?? ''} />
          <input type="hidden" name={`${name}.edtf`} value={value?.edtf ?? ''} />
          <input type="hidden" name={`${name}.basis`} value={value?.basis ?? ''} />
        </>
      )}
      <div className="mt-1 grid items-end gap-3 @md:grid-cols-3">
        <Field label={t('asPrinted')} error={errors.verbatim} id={`${id}-verbatim`}>
          {(wired) => (
            <Input
              {...wired}
              value={group.verbatim}
              onChange={(event) => change(withReading(group, event.target.value))}
              placeholder={t('example')}
            />
          )}
        </Field>
        <Field label={t('edtf')} error={errors.edtf ?? (fault && errorText(fault, render))} id={`${id}-edtf`}>
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
        <Field label={t('basis')} error={errors.basis} id={`${id}-basis`}>
          {(wired) => (
            <Select
              {...wired}
              value={group.basis}
              options={dateBases.map((basis) => ({
                value: basis,
                label: render(`labels.dateBasis.${basis}`),
              }))}
              onChange={(event) => change({ basis: dateBases.find((basis) => basis === event.target.value) })}
            />
          )}
        </Field>
      </div>
      {candidates.length > 0 && (
        <ul className="mt-2 flex flex-wrap items-baseline gap-2" aria-label={t('suggestions')}>
          {candidates.map((candidate) => (
            <li key={candidate.edtf}>
              <Candidate candidate={candidate} onChoose={() => change(chosen(candidate, group))} />
            </li>
          ))}
        </ul>
      )}
      <Reading group={group} />
    </fieldset>
  )
}

/** A date that was converted or supplied has this basis, whatever was chosen before. */
const chosen = ({ edtf, basis }: DateCandidate, group: DateGroup): Partial<DateGroup> => ({
  edtf,
  basis: basis === 'AS_PRINTED' ? group.basis : basis,
})

function Candidate({ candidate, onChoose }: { candidate: DateCandidate; onChoose: () => void }) {
  const t = useTranslations('labels.dateBasis')
  const render = useTranslator()
  const { edtf, basis, doubt } = candidate
  return (
    <>
      <Button look="secondary" small onClick={onChoose}>
        {formatEdtf(edtf, render)}
        <code className="font-mono text-quiet">{edtf}</code>
      </Button>
      {basis !== 'AS_PRINTED' && <span className="ms-2 text-xs text-quiet">{t(basis)}</span>}
      {doubt && <span className="ms-2 text-xs text-alarm">{render(doubt)}</span>}
    </>
  )
}

/** Shows the date as readers will see it, and a doubt about it. */
function Reading({ group }: { group: DateGroup }) {
  const t = useTranslations('ui.dateField')
  const render = useTranslator()
  if (!group.edtf || faultOf(group)) return null
  const doubt = weekdayProblem(group.verbatim, group.edtf)
  return (
    <p className="mt-2 text-quiet">
      {t('readersSee', { date: formatDate(group, render) })}
      {doubt && <span className="ms-2 text-alarm">{render(doubt)}</span>}
    </p>
  )
}

function faultOf({ edtf }: DateGroup): Message | null {
  if (edtf === null) return null
  const [issue] = edtfSchema.safeParse(edtf).error?.issues ?? []
  return issue ? messageOfIssue(issue) : null
}
