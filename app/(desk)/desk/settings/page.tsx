import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { LanguagesForm } from '@/components/settings/LanguagesForm'
import { LogoForm } from '@/components/settings/LogoForm'
import { RequiredFactorForm } from '@/components/settings/RequiredFactorForm'
import { RetentionForm } from '@/components/settings/RetentionForm'
import { SettingsForm } from '@/components/settings/SettingsForm'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { TwoAdminsForm } from '@/components/settings/TwoAdminsForm'
import { Alert } from '@/components/ui/Alert'
import { requireActor } from '@/lib/auth'
import { chosenQuotation } from '@/lib/editions/home'
import { languages, SOURCE_LANGUAGE } from '@/lib/messages/catalogue'
import { retentionFor } from '@/lib/retention/commands'
import { confirmationsFor } from '@/lib/settings/confirmations'
import { getTranslator } from '@/lib/settings/language'
import { settingsFor } from '@/lib/settings/settings'
import {
  askForTwo,
  confirmTranslation,
  proposeOne,
  requireFactor,
  saveRetention,
  saveSettings,
  takeLogoAway,
  unconfirmTranslation,
  uploadLogo,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.title') }
}

type Props = { searchParams: Promise<{ saved?: string | string[] }> }

export default async function SettingsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const [settings, confirmations, retention, t] = await Promise.all([
    found(settingsFor(actor)),
    found(confirmationsFor(actor)),
    found(retentionFor(actor)),
    getTranslator(),
  ])
  const isQuotationHidden = settings.quotation !== '' && (await chosenQuotation(settings.quotation)) === null
  const names = new Intl.DisplayNames(t.locale, { type: 'language' })
  const offered = languages().map((tag) => ({ tag, name: names.of(tag) ?? tag }))
  const translations = offered
    .filter(({ tag }) => tag !== SOURCE_LANGUAGE && settings.languages.includes(tag))
    .map((language) => {
      const known = confirmations.find((one) => one.language === language.tag)
      return { ...language, confirmed: known ? { by: known.confirmedBy.name, at: known.confirmedAt } : null }
    })
  return (
    <>
      <SettingsTabs here="/desk/settings" />
      {(await searchParams).saved && (
        <div className="mb-8 max-w-3xl">
          <Alert tone="success" title={t('settings.saved')} />
        </div>
      )}
      <SettingsForm
        key={settings.version}
        settings={settings}
        languages={offered}
        action={saveSettings}
        isQuotationHidden={isQuotationHidden}
      />
      {translations.length > 0 && (
        <section aria-labelledby="translations-title" className="mt-14 max-w-3xl">
          <h2
            id="translations-title"
            className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
          >
            {t('settings.translations.title')}
          </h2>
          <LanguagesForm
            key={settings.version}
            version={settings.version}
            translations={translations}
            confirm={confirmTranslation}
            remove={unconfirmTranslation}
          />
        </section>
      )}
      <section aria-labelledby="logo-title" className="mt-14 max-w-3xl">
        <h2
          id="logo-title"
          className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
        >
          {t('settings.logo')}
        </h2>
        <LogoForm key={settings.version} settings={settings} set={uploadLogo} remove={takeLogoAway} />
      </section>
      <section aria-labelledby="second-factor-title" className="mt-14 max-w-3xl">
        <h2
          id="second-factor-title"
          className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
        >
          {t('settings.secondFactor.title')}
        </h2>
        <RequiredFactorForm
          key={settings.secondFactor.join()}
          chosen={settings.secondFactor}
          action={requireFactor}
        />
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
      <section aria-labelledby="retention-title" className="mt-14 max-w-3xl">
        <h2
          id="retention-title"
          className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold"
        >
          {t('settings.retention.title')}
        </h2>
        <RetentionForm kept={retention} action={saveRetention} />
      </section>
    </>
  )
}
