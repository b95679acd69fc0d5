'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenConsent } from '@/lib/records/consent/queries'
import { consentTiers, nameDisplays } from '@/lib/records/consent/schema'
import { CurrentConsent, currentTermsIn } from './CurrentConsent'

type Props = { recordId: string; consent: SeenConsent; action: FormAction }

/** The form of a speaker's consent. Only members who may see identities get the field with the name; it isn't even sent to others. */
export function ConsentForm({ recordId, consent, action }: Props) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const fields = refusal?.fields ?? {}
  const current = currentTermsIn(refusal?.current)
  const identified = consent.legalName !== null
  const displays = nameDisplays.filter(
    (display) => identified || display !== 'NAMED' || consent.nameDisplay === 'NAMED',
  )
  const day = (
    name: 'embargoUntil' | 'transcriptApprovedOn' | 'withdrawnOn',
    label: string,
    hint?: string,
  ) => (
    <Field label={label} id={name} hint={hint} error={fields[name]}>
      {(wired) => (
        <Input {...wired} type="date" name={name} defaultValue={consent[name] ?? ''} className="max-w-48" />
      )}
    </Field>
  )
  return (
    <form {...form} className="max-w-2xl space-y-6">
      {current ? <CurrentConsent current={current} /> : <FormRefusal refusal={refusal} />}
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="version" value={current?.version ?? consent.version} />
      <div id="tier">
        <RadioGroup
          legend={t('records.consent.tier')}
          name="tier"
          defaultValue={consent.tier}
          error={fields.tier}
          choices={consentTiers.map((tier) => ({ value: tier, label: t(`labels.consentTier.${tier}`) }))}
        />
      </div>
      <div id="nameDisplay">
        <RadioGroup
          legend={t('records.consent.nameDisplay')}
          name="nameDisplay"
          defaultValue={consent.nameDisplay}
          hint={t('records.consent.nameDisplayHint')}
          error={fields.nameDisplay}
          choices={displays.map((display) => ({ value: display, label: t(`labels.nameDisplay.${display}`) }))}
        />
      </div>
      {identified ? (
        <Field
          label={t('records.consent.legalName')}
          id="legalName"
          hint={t('records.consent.legalNameHint')}
          error={fields.legalName}
        >
          {(wired) => (
            <Input
              {...wired}
              name="legalName"
              defaultValue={consent.legalName ?? ''}
              maxLength={300}
              autoComplete="off"
            />
          )}
        </Field>
      ) : (
        <p className="text-quiet">{t('records.consent.legalNameHidden')}</p>
      )}
      <Field
        label={t('records.consent.pseudonym')}
        id="pseudonym"
        hint={t('records.consent.pseudonymHint')}
        error={fields.pseudonym}
      >
        {(wired) => (
          <Input
            {...wired}
            name="pseudonym"
            defaultValue={consent.pseudonym}
            maxLength={200}
            autoComplete="off"
          />
        )}
      </Field>
      {day('transcriptApprovedOn', t('records.consent.transcriptApprovedOn'))}
      {day('embargoUntil', t('records.consent.embargoUntil'), t('records.consent.embargoHint'))}
      {day('withdrawnOn', t('records.consent.withdrawnOn'), t('records.consent.withdrawnHint'))}
      <Field
        label={t('records.consent.note')}
        id="note"
        hint={t('records.consent.noteHint')}
        error={fields.note}
      >
        {(wired) => <Textarea {...wired} name="note" defaultValue={consent.note} maxLength={2000} />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('records.consent.submit')}
      </Button>
    </form>
  )
}
