import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { nameArchive } from '@/app/(desk)/desk/settings/actions'
import { Doorway } from '@/app/(desk)/doorway'
import { found } from '@/app/(desk)/found'
import { SetupForm } from '@/components/settings/SetupForm'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { settingsFor } from '@/lib/settings/settings'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.setup.title') }
}

/** The second step of the set-up, for the first admin. */
export default async function NameArchivePage() {
  const actor = await requireActor()
  const [settings, t] = await Promise.all([found(settingsFor(actor)), getTranslator()])
  if (settings.name) redirect('/desk/settings')
  return (
    <Doorway title={t('settings.setup.title')}>
      <p className="mb-6">{t('settings.setup.lead')}</p>
      <SetupForm action={nameArchive} />
    </Doorway>
  )
}
