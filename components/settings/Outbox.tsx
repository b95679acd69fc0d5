'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Table } from '@/components/ui/Table'
import type { ListedMail } from '@/lib/mail/outbox'

/** What an admin can decide in each state. */
const decisionsIn: Partial<Record<ListedMail['state'], readonly ('resend' | 'arrived' | 'drop')[]>> = {
  WAITING: ['drop'],
  FAILED: ['resend', 'drop'],
  UNCERTAIN: ['arrived', 'resend', 'drop'],
}

/** The messages of the archive with their states. */
export function Outbox({ mail, decide }: { mail: readonly ListedMail[]; decide: FormAction }) {
  const t = useTranslations('mail.outbox')
  if (mail.length === 0) return <p className="text-quiet">{t('empty')}</p>
  return (
    <Table caption={t('caption')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('columns.subject')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.created')}</th>
          <th scope="col">{t('columns.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {mail.map((one) => (
          <Row key={one.id} mail={one} decide={decide} />
        ))}
      </tbody>
    </Table>
  )
}

const hidden = (chunks: React.ReactNode) => <span className="sr-only">{chunks}</span>

function Row({ mail, decide }: { mail: ListedMail; decide: FormAction }) {
  const t = useTranslations('mail.outbox')
  const { refusal, pending, form } = useForm(decide)
  const { id, email, state, attempts, failure, createdAt, endedAt, subject, text } = mail
  return (
    <tr>
      <td className="max-w-md">
        <p className="font-medium">{subject}</p>
        <p className="text-quiet wrap-anywhere">{email}</p>
        {text && (
          <details className="mt-1">
            <summary className="text-sm">{t.rich('show', { to: email, more: hidden })}</summary>
            <p className="mt-2 text-sm whitespace-pre-line wrap-anywhere">{text}</p>
          </details>
        )}
      </td>
      <td>
        <p className={state === 'FAILED' || state === 'UNCERTAIN' ? 'font-medium text-alarm' : undefined}>
          {t('state', { state })}
        </p>
        {endedAt && (
          <p className="text-quiet text-sm">
            <When at={endedAt} />
          </p>
        )}
        {attempts > 0 && <p className="text-quiet text-sm">{t('attempts', { count: attempts })}</p>}
        {failure && <p className="max-w-xs text-sm wrap-anywhere">{failure}</p>}
      </td>
      <td>
        <When at={createdAt} />
      </td>
      <td>
        <form {...form} className="flex flex-wrap gap-2">
          <input type="hidden" name="id" value={id} />
          {decisionsIn[state]?.map((decision) => (
            <Button
              key={decision}
              type="submit"
              name="decision"
              value={decision}
              look="secondary"
              small
              disabled={pending}
            >
              {t.rich(decision, { to: email, more: hidden })}
            </Button>
          ))}
        </form>
        <FormRefusal refusal={refusal} />
      </td>
    </tr>
  )
}
