import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { LogoForm } from '@/components/settings/LogoForm'
import { SettingsForm } from '@/components/settings/SettingsForm'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { TwoAdminsForm } from '@/components/settings/TwoAdminsForm'
import { Alert } from '@/components/ui/Alert'
import { requireActor } from '@/lib/auth'
import { languages } from '@/lib/messages/catalogue'
import { getTranslator } from '@/lib/settings/language'
import { settingsFor } from '@/lib/settings/settings'
import { askForTwo, proposeOne, saveSettings, takeLogoAway, uploadLogo } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.title') }
}

type Props = { searchParams: Promise<{ saved?: string | string[] }> }

export default async function SettingsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const [settings, t] = await Promise.all([found(settingsFor(actor)), getTranslator()])
  const names = new Intl.DisplayNames(t.locale, { type: 'language' })
  const offered = languages().map((tag) => ({ tag, name: names.of(tag) ?? tag }))
  return (
    <>
      <SettingsTabs here="/desk/settings" />
      {(await searchParams).saved && (
        <div className="mb-8 max-w-3xl">
          <Alert tone="success" title={t('settings.saved')} />
        </div>
      )}
      <SettingsForm key={settings.version} settings={settings} languages={offered} action={saveSettings} />
      <section aria-labelledby="logo-title" className="mt-14 max-w-3xl">
        <h2
          id="logo-title"
          className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
        >
          {t('settings.logo')}
        </h2>
        <LogoForm key={settings.version} settings={settings} set={uploadLogo} remove={takeLogoAway} />
      </section>
      <section aria-labelledby="two-admins-title" className="mt-14 max-w-3xl">
        <h2
          id="two-admins-title"
          className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
        >
          {t('settings.twoAdmins.title')}
        </h2>
        <TwoAdminsForm
          key={String(settings.twoAdmins)}
          isOn={settings.twoAdmins}
          action={settings.twoAdmins ? proposeOne : askForTwo}
        />
      </section>
    </>
  )
}
