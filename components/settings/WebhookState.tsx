'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, type FormAnswer, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Table } from '@/components/ui/Table'
import type { ListedDelivery, ListedWebhook } from '@/lib/webhooks/commands'
import { SecretReplacement, type WebhookAnswer } from './WebhookSecret'

type Props = {
  webhook: ListedWebhook
  change: FormAction
  retry: FormAction
  replace: FormAnswer<WebhookAnswer>
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
/** "record.published" as the messages name it. */
const shortOf = (kind: string) => kind.split('.')[1] ?? kind

/** One address: which events it gets, its state, and its last deliveries. */
export function WebhookState({ webhook, change, retry, replace }: Props) {
  const t = useTranslations('settings.webhooks')
  const { refusal, pending, form } = useForm(change)
  const { id, url, onPublish, onWithdraw, failingSince, disabledAt, beforeUntil, deliveries } = webhook
  const which = onPublish && onWithdraw ? 'both' : onPublish ? 'publish' : 'withdraw'
  const steps = disabledAt ? (['enable'] as const) : (['test', 'disable'] as const)
  return (
    <section className="mb-8 border-t border-line pt-4">
      <h2 className="font-medium wrap-anywhere">{url}</h2>
      <p className="text-quiet text-sm">
        {t('told', { which })} ·{' '}
        {t('state', { state: disabledAt ? 'disabled' : failingSince ? 'failing' : 'works' })}
        {failingSince && <> · {t.rich('failingSince', { when: () => <When at={failingSince} /> })}</>}
      </p>
      {beforeUntil && (
        <p className="text-quiet text-sm">
          {t.rich('overlapsUntil', { when: () => <When at={beforeUntil} /> })}
        </p>
      )}
      <form {...form} className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="id" value={id} />
        {steps.map((step) => (
          <Button key={step} type="submit" name="step" value={step} look="secondary" small disabled={pending}>
            {t.rich(step, { url, more })}
          </Button>
        ))}
      </form>
      <FormRefusal refusal={refusal} />
      <SecretReplacement id={id} url={url} replace={replace} />
      <Disclosure summary={t.rich('remove', { url, more })} className="mt-3">
        <form {...form} className="space-y-3">
          <p>{t('removeHint')}</p>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" name="step" value="remove" look="danger" small disabled={pending}>
            {t('removeSubmit')}
          </Button>
        </form>
      </Disclosure>
      {deliveries.length > 0 && (
        <Disclosure summary={t('deliveries', { count: deliveries.length })} className="mt-3">
          <Table caption={t('caption', { url })} stacks>
            <thead>
              <tr>
                <th scope="col">{t('columns.kind')}</th>
                <th scope="col">{t('columns.state')}</th>
                <th scope="col">{t('columns.created')}</th>
                <th scope="col">{t('columns.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((delivery) => (
                <Delivery key={delivery.id} delivery={delivery} retry={retry} />
              ))}
            </tbody>
          </Table>
        </Disclosure>
      )}
    </section>
  )
}

function Delivery({ delivery, retry }: { delivery: ListedDelivery; retry: FormAction }) {
  const t = useTranslations('settings.webhooks')
  const { refusal, pending, form } = useForm(retry)
  const { id, kind, state, attempts, status, problem, createdAt, triedAt } = delivery
  const named = t('kind', { kind: shortOf(kind) })
  return (
    <tr>
      <td>{named}</td>
      <td>
        <p className={state === 'FAILED' ? 'font-medium text-alarm' : undefined}>
          {t('deliveryState', { state })}
        </p>
        {triedAt && (
          <p className="text-quiet text-sm">
            {t('attempts', { count: attempts })} · <When at={triedAt} />
          </p>
        )}
        {status !== null && <p className="text-quiet text-sm">{t('status', { status: String(status) })}</p>}
        {problem && <p className="max-w-xs text-sm">{t('problem', { problem })}</p>}
      </td>
      <td>
        <When at={createdAt} />
      </td>
      <td>
        {state !== 'WAITING' && (
          <form {...form}>
            <input type="hidden" name="id" value={id} />
            <Button type="submit" look="secondary" small disabled={pending}>
              {t.rich('retry', { kind: named, more })}
            </Button>
          </form>
        )}
        <FormRefusal refusal={refusal} />
      </td>
    </tr>
  )
}
