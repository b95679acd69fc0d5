import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { WebhookForm } from '@/components/settings/WebhookForm'
import { WebhookState } from '@/components/settings/WebhookState'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { listWebhooks } from '@/lib/webhooks/commands'
import { add, change, replace, retry } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.webhooks.title') }
}

export default async function WebhooksPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const webhooks = await found(listWebhooks(actor))
  return (
    <>
      <SettingsTabs here="/desk/settings/webhooks" />
      <p className="mb-6 max-w-prose">{t('settings.webhooks.lead')}</p>
      {webhooks.length === 0 && <p className="mb-8 text-quiet">{t('settings.webhooks.none')}</p>}
      {webhooks.map((webhook) => (
        <WebhookState key={webhook.id} webhook={webhook} change={change} retry={retry} replace={replace} />
      ))}
      <section className="mt-10 max-w-xl">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('settings.webhooks.addTitle')}</h2>
        <WebhookForm add={add} />
      </section>
    </>
  )
}
