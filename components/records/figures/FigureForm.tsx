'use client'

import { CitationFields } from '@/components/citing/CitationFields'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Button } from '@/components/ui/Button'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { type Figure, figureSchema, figuresSchema, measures } from '@/lib/figures/schema'
import { formatCount } from '@/lib/figures/sentence'
import { bindCitation } from '../entries/cited-draft'
import { FormProblem } from '../entries/FormProblem'
import { faultsOf, under } from '../entries/faults'
import { useFinish } from '../entries/use-finish'
import { AuthorityField } from '../fields/AuthorityField'
import { type FigureDraft, figureInput } from './figure-draft'
import { QuantityFields } from './QuantityFields'

type Props = {
  draft: FigureDraft
  onChange: (draft: FigureDraft) => void
  /** The record's other figures: this one can be a part of any of them. */
  others: readonly Figure[]
  shelf: SourceShelf
  /** Member and record: the key under which this browser keeps an unfinished new source. */
  keepAs: string
  onDone: (figure: Figure) => void
  onCancel: () => void
}

/** One figure as a source states it, with its citation. It leaves the form only when it is complete. */
export function FigureForm({ draft, onChange, others, shelf, keepAs, onDone, onCancel }: Props) {
  const t = useTranslator()
  const change = (part: Partial<FigureDraft>) => onChange({ ...draft, ...part })
  const prepare = () => bindCitation(draft.citation, t)
  const { errors, busy, run } = useFinish(prepare, (bound) => {
    const citation = 'fault' in bound ? { chain: [], passageId: null } : bound
    const parsed = figureSchema.safeParse({ ...figureInput(draft), ...citation })
    const faults = { ...faultsOf(parsed.error, t), ...('fault' in bound && { chain: bound.fault }) }
    if (!parsed.success || Object.keys(faults).length > 0) return faults
    const among = faultsOf(figuresSchema.safeParse([...others, parsed.data]).error, t)
    if (among['']) return { '': among[''] }
    const own = under(`${others.length}`, among)
    if (Object.keys(own).length > 0) return own
    onDone(parsed.data)
    return null
  })
  return (
    <fieldset disabled={busy} className="min-w-0 space-y-5 rounded border border-edge p-4">
      <legend className="px-2 font-medium">{t('records.figures.figure')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <AuthorityField
          label={t('records.figures.event')}
          kind="EVENT"
          required
          value={draft.event}
          onChange={(event) => change({ event })}
          error={errors.event}
        />
        <AuthorityField
          label={t('records.figures.place')}
          kind="PLACE"
          value={draft.place}
          onChange={(place) => change({ place })}
          error={errors.place}
        />
        <Field
          label={t('records.figures.measure')}
          required
          error={errors.measure}
          hint={t('records.figures.measureHint')}
        >
          {(wired) => (
            <>
              <Input
                {...wired}
                list={`${wired.id}-measures`}
                maxLength={100}
                value={draft.measure}
                onChange={(event) => change({ measure: event.target.value })}
              />
              <datalist id={`${wired.id}-measures`}>
                {measures.map((measure) => (
                  <option key={measure} value={measure} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field
          label={t('records.figures.population')}
          required
          error={errors.population}
          hint={t('records.figures.populationHint')}
        >
          {(wired) => (
            <Input
              {...wired}
              maxLength={200}
              value={draft.population}
              onChange={(event) => change({ population: event.target.value })}
            />
          )}
        </Field>
      </div>
      <QuantityFields
        quantity={draft.quantity}
        onChange={(quantity) => change({ quantity })}
        errors={errors}
      />
      <AuthorityField
        label={t('records.figures.statedBy')}
        kind={null}
        required
        value={draft.statedBy}
        onChange={(statedBy) => change({ statedBy })}
        error={errors.statedBy}
        hint={t('records.figures.statedByHint')}
      />
      <DateGroupField
        legend={t('records.figures.asOf')}
        hint={t('records.figures.asOfHint')}
        value={draft.asOf}
        onChange={(asOf) => change({ asOf })}
        errors={under('asOf', errors)}
      />
      <Field label={t('records.figures.partOf')} error={errors.partOf} hint={t('records.figures.partOfHint')}>
        {(wired) => (
          <Select
            {...wired}
            none={t('records.figures.notPartOf')}
            value={draft.partOf ?? ''}
            options={others.map((figure) => ({ value: figure.id, label: formatCount(figure, t) }))}
            onChange={(event) => change({ partOf: event.target.value || null })}
          />
        )}
      </Field>
      <Field label={t('records.figures.note')} error={errors.note}>
        {(wired) => (
          <Textarea
            {...wired}
            rows={2}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium">{t('records.cited.source')}</legend>
        <CitationFields
          draft={draft.citation}
          onChange={(citation) => change({ citation })}
          shelf={shelf}
          keepAs={`${keepAs}-figure`}
        />
      </fieldset>
      <FormProblem errors={errors} />
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" onClick={run}>
          {t('records.figures.done')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('records.figures.discard')}
        </Button>
      </div>
    </fieldset>
  )
}
