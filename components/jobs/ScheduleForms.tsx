'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  recordId: string
  revisionId: string
  /** The first day on which the speaker allows it, as YYYY-MM-DD; null where there is no such day. */
  embargo: string | null
  action: FormAction
}

/** Schedules the publication of an approved record. */
export function ScheduleForm({ recordId, revisionId, embargo, action }: Props) {
  const t = useTranslations('jobs.publish')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('title')} open={refusal !== null || undefined} className="mb-6">
      <FormRefusal refusal={refusal} />
      {embargo && (
        <form {...form} className="mb-6 max-w-xl space-y-3">
          <input type="hidden" name="recordId" value={recordId} />
          <input type="hidden" name="revisionId" value={revisionId} />
          <input type="hidden" name="at" value="EMBARGO_END" />
          <p>{t('embargo', { day: new Date(embargo) })}</p>
          <p className="text-quiet">{t('embargoEndHint')}</p>
          <Button type="submit" look="secondary" disabled={pending}>
            {t('embargoEnd')}
          </Button>
        </form>
      )}
      <form {...form} className="max-w-xl space-y-3">
        <input type="hidden" name="recordId" value={recordId} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <p className="text-quiet">{t('hint')}</p>
        <Field label={t('at')} id="at" error={refusal?.fields.at} required>
          {(wired) => (
            <Input
              {...wired}
              type="datetime-local"
              name="at"
              defaultValue={embargo ? `${embargo}T00:00` : ''}
              className="max-w-64"
            />
          )}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          {t('submit')}
        </Button>
      </form>
    </Disclosure>
  )
}

type ScheduledProps = {
  scheduled: { jobId: string; at: Date; by: string }
  /** Null for members who can't cancel it. */
  cancel: FormAction | null
}

/** Says when a record will be published, and cancels that. */
export function Scheduled({ scheduled: { jobId, at, by }, cancel }: ScheduledProps) {
  const t = useTranslations('jobs.publish')
  return (
    <div className="mb-6 flex flex-wrap items-center gap-4">
      <p>{t('scheduled', { at, name: by })}</p>
      {cancel && <CancelForm jobId={jobId} cancel={cancel} label={t('cancel')} />}
    </div>
  )
}

function CancelForm({ jobId, cancel, label }: { jobId: string; cancel: FormAction; label: string }) {
  const { refusal, pending, form } = useForm(cancel)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={jobId} />
      <Button type="submit" look="secondary" small disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
