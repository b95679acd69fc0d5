'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field, FieldError, Hint } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { licences } from '@/lib/settings/licences'
import { type ArchiveSettings, idleHours, noteStyles, reportDays } from '@/lib/settings/schema'
import { AccentFields } from './AccentFields'

type Props = {
  settings: ArchiveSettings
  /** The languages that have messages. */
  languages: readonly { tag: string; name: string }[]
  action: FormAction
  /** True when the home page can't show the chosen quotation. */
  isQuotationHidden?: boolean
}

/** All settings but the logo, saved as one. */
export function SettingsForm({ settings, languages, action, isQuotationHidden = false }: Props) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('settings')
  const translate = useTranslator()
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-3xl space-y-12">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="version" value={settings.version} />
      <Group title={t('identity')}>
        <Field label={t('name')} id="name" hint={t('nameHint')} error={errors.name} required>
          {(wired) => <Input {...wired} name="name" defaultValue={settings.name} maxLength={120} />}
        </Field>
        <Field label={t('subject')} id="subject" hint={t('subjectHint')} error={errors.subject}>
          {(wired) => <Input {...wired} name="subject" defaultValue={settings.subject} maxLength={300} />}
        </Field>
        <Field
          label={t('description')}
          id="description"
          hint={t('descriptionHint')}
          error={errors.description}
        >
          {(wired) => (
            <KeptTextarea
              {...wired}
              name="description"
              keptAs="settings-description"
              defaultValue={settings.description}
              maxLength={2000}
            />
          )}
        </Field>
        <Field
          label={t('quotation')}
          id="quotation"
          hint={t(isQuotationHidden ? 'quotationHidden' : 'quotationHint')}
          error={errors.quotation}
        >
          {(wired) => (
            <Input {...wired} name="quotation" defaultValue={settings.quotation} maxLength={600} dir="ltr" />
          )}
        </Field>
        <Field label={t('language')} id="language" hint={t('languageHint')} error={errors.language}>
          {(wired) => (
            <Select
              {...wired}
              name="language"
              defaultValue={settings.language}
              options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
              className="max-w-xs"
            />
          )}
        </Field>
        <fieldset id="languages" tabIndex={-1} aria-describedby="languages-hint" className="space-y-1">
          <legend className="font-medium">{t('languages')}</legend>
          <Hint id="languages-hint">{t('languagesHint')}</Hint>
          {errors.languages && <FieldError>{errors.languages}</FieldError>}
          {languages.map(({ tag, name }) => (
            <Checkbox
              key={tag}
              name="languages"
              value={tag}
              label={name}
              defaultChecked={settings.languages.includes(tag)}
            />
          ))}
        </fieldset>
        <Field label={t('noteStyle')} id="noteStyle" hint={t('noteStyleHint')} error={errors.noteStyle}>
          {(wired) => (
            <Select
              {...wired}
              name="noteStyle"
              defaultValue={settings.noteStyle}
              options={noteStyles.map((style) => ({ value: style, label: t(`noteStyles.${style}`) }))}
              className="max-w-xs"
            />
          )}
        </Field>
      </Group>
      <Group title={t('legal')}>
        <Field label={t('contact')} id="contact" hint={t('contactHint')} error={errors.contact}>
          {(wired) => (
            <Input
              {...wired}
              name="contact"
              type="email"
              autoComplete="off"
              defaultValue={settings.contact}
              maxLength={254}
            />
          )}
        </Field>
        <Field label={t('imprint')} id="imprint" hint={t('imprintHint')} error={errors.imprint}>
          {(wired) => (
            <KeptTextarea
              {...wired}
              name="imprint"
              keptAs="settings-imprint"
              rows={6}
              defaultValue={settings.imprint}
              maxLength={20_000}
            />
          )}
        </Field>
        <Field label={t('licence')} id="licence" hint={t('licenceHint')} error={errors.licence}>
          {(wired) => (
            <Select
              {...wired}
              name="licence"
              defaultValue={settings.licence}
              none={t('licenceNone')}
              options={licences.map(({ id, label }) => ({ value: id, label: translate(label) }))}
              className="max-w-xs"
            />
          )}
        </Field>
      </Group>
      <Group title={t('look')}>
        <AccentFields accent={settings.accent ?? ''} accentDark={settings.accentDark ?? ''} errors={errors} />
      </Group>
      <Group title={t('search')}>
        <Checkbox
          name="isIndexed"
          label={t('isIndexed')}
          hint={t('isIndexedHint')}
          defaultChecked={settings.isIndexed}
        />
      </Group>
      <Group title={t('security')}>
        <Field label={t('idleHours')} id="idleHours" hint={t('idleHoursHint')} error={errors.idleHours}>
          {(wired) => (
            <Select
              {...wired}
              name="idleHours"
              defaultValue={String(settings.idleHours)}
              options={idleHours.map((hours) => ({
                value: hours,
                label: t('hours', { hours: Number(hours) }),
              }))}
              className="max-w-xs"
            />
          )}
        </Field>
        <Field label={t('reportDays')} id="reportDays" hint={t('reportDaysHint')} error={errors.reportDays}>
          {(wired) => (
            <Select
              {...wired}
              name="reportDays"
              defaultValue={String(settings.reportDays)}
              options={reportDays.map((days) => ({ value: days, label: t('days', { days: Number(days) }) }))}
              className="max-w-xs"
            />
          )}
        </Field>
      </Group>
      <Button type="submit" disabled={pending}>
        {t('save')}
      </Button>
    </form>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 space-y-5">
      <legend className="mb-4 w-full border-b border-line pb-1 font-serif text-xl font-semibold">
        {title}
      </legend>
      {children}
    </fieldset>
  )
}
