'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Dotted } from '@/components/ui/Dotted'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { isOpenJob, type ShownJob } from '@/lib/jobs/schema'

type Props = { job: ShownJob; cancel: FormAction }

/** One job: its state, how much is done, its result or failure, and a button that cancels it while it is open. */
export function JobEntry({ job, cancel }: Props) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(cancel)
  const { id, title, state, done, total, startedBy, isStopping, messages, href } = job
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="font-medium">
          <bdi>{title}</bdi>
        </p>
        <p role="status" className={state === 'FAILED' ? 'font-medium text-alarm' : 'text-quiet'}>
          {isStopping ? t('jobs.stopping') : t(`labels.jobState.${state}`)}
        </p>
      </div>
      {isOpenJob(job) && (
        <form {...form} className="mt-1 flex flex-wrap items-center gap-3">
          <input type="hidden" name="id" value={id} />
          <progress
            aria-label={t('jobs.progress', { title })}
            className="h-2 w-64 max-w-full accent-accent"
            max={total ?? undefined}
            value={total === null ? undefined : Math.min(done, total)}
          />
          {total !== null && <span className="tabular-nums">{t('jobs.counted', { done, total })}</span>}
          <Button
            type="submit"
            look="quiet"
            small
            disabled={pending || isStopping}
            aria-label={t('jobs.cancelOf', { title })}
          >
            {t('jobs.cancel')}
          </Button>
        </form>
      )}
      <FormRefusal refusal={refusal} />
      {messages.map((text) => (
        <p key={text} className="mt-1 max-w-measure">
          {text}
        </p>
      ))}
      <p className="mt-1 text-sm text-quiet">
        <Dotted>
          {t('jobs.startedBy', { name: startedBy })}
          {href && (
            <Link href={href} className="link">
              {t('jobs.open')}
            </Link>
          )}
        </Dotted>
      </p>
    </li>
  )
}
