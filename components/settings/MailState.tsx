'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { MailStatus } from '@/lib/mail/outbox'

/** Whether e-mail is configured, what waits, and a button that tries it. */
export function MailState({ status, test }: { status: MailStatus; test: FormAction }) {
  const t = useTranslations('mail.outbox')
  const { refusal, pending, taken, form } = useForm(test)
  const { host, from, waiting, failed, uncertain, lastSentAt } = status
  return (
    <div className="mb-8 max-w-prose space-y-4">
      <p>{host ? t('configured', { host, from: from ?? '' }) : t('notConfigured')}</p>
      <p className="text-quiet">
        {t('waiting', { waiting })}{' '}
        {lastSentAt ? t.rich('last', { when: () => <When at={lastSentAt} /> }) : t('nothingSent')}
      </p>
      {failed + uncertain > 0 && (
        <Alert title={t('decide', { count: failed + uncertain })}>
          {uncertain > 0 && <p>{t('uncertainHint')}</p>}
        </Alert>
      )}
      <form {...form}>
        <FormRefusal refusal={refusal} />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('test')}
        </Button>
        <span role="status" className="ms-3">
          {taken && t('testQueued')}
        </span>
      </form>
    </div>
  )
}
