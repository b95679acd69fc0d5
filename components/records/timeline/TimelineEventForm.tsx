'use client'

import { CitationFields } from '@/components/citing/CitationFields'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Button } from '@/components/ui/Button'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { type TimelineEvent, timelineEventSchema } from '@/lib/records/timeline'
import { bindCitation } from '../entries/cited-draft'
import { FormProblem } from '../entries/FormProblem'
import { faultsOf, under } from '../entries/faults'
import { useFinish } from '../entries/use-finish'
import type { EventDraft } from './timeline-draft'

type Props = {
  draft: EventDraft
  onChange: (draft: EventDraft) => void
  shelf: SourceShelf
  /** Member and record: the key under which this browser keeps an unfinished new source. */
  keepAs: string
  onDone: (event: TimelineEvent) => void
  onCancel: () => void
}

/** One dated statement with its citation. It leaves the form only when it is complete. */
export function TimelineEventForm({ draft, onChange, shelf, keepAs, onDone, onCancel }: Props) {
  const t = useTranslator()
  const prepare = () => bindCitation(draft.citation, t)
  const { errors, busy, run } = useFinish(prepare, (bound) => {
    const { id, date, text } = draft
    const citation = 'fault' in bound ? { chain: [], passageId: null } : bound
    const parsed = timelineEventSchema.safeParse({ id, date, text, ...citation })
    if (!parsed.success)
      return { ...faultsOf(parsed.error, t), ...('fault' in bound && { chain: bound.fault }) }
    onDone(parsed.data)
    return null
  })
  return (
    <fieldset disabled={busy} className="min-w-0 space-y-5 rounded border border-edge p-4">
      <legend className="px-2 font-medium">{t('records.timeline.event')}</legend>
      <DateGroupField
        legend={t('records.timeline.date')}
        hint={t('records.timeline.dateHint')}
        value={draft.date}
        onChange={(date) => onChange({ ...draft, date })}
        errors={
          draft.date ? under('date', errors) : { verbatim: errors.date && t('records.timeline.dateMissing') }
        }
      />
      <Field
        label={t('records.timeline.text')}
        required
        error={errors.text}
        hint={t('records.timeline.textHint')}
      >
        {(wired) => (
          <Textarea
            {...wired}
            maxLength={2000}
            value={draft.text}
            onChange={(event) => onChange({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium">{t('records.cited.source')}</legend>
        <CitationFields
          draft={draft.citation}
          onChange={(citation) => onChange({ ...draft, citation })}
          shelf={shelf}
          keepAs={`${keepAs}-event`}
        />
      </fieldset>
      <FormProblem errors={errors} />
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" onClick={run}>
          {t('records.timeline.done')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('records.timeline.discard')}
        </Button>
      </div>
    </fieldset>
  )
}
