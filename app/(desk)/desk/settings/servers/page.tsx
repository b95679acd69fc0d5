import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { Closings } from '@/components/settings/Closings'
import { Servers } from '@/components/settings/Servers'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { requireActor } from '@/lib/auth'
import { spreadFor } from '@/lib/editions/spread'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.servers.title') }
}

export default async function ServersPage() {
  const [t, actor] = await Promise.all([getTranslator(), requireActor()])
  const { servers, closings } = await found(spreadFor(actor))
  return (
    <>
      <SettingsTabs here="/desk/settings/servers" />
      <p className="mb-6 max-w-prose text-quiet">{t('settings.servers.lead')}</p>
      <Servers servers={servers} />
      <Closings closings={closings} />
    </>
  )
}
