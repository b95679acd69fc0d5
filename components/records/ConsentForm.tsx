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

/** What the speaker allows. The name is asked of those who may see it, and is not even sent to others. */
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
          legend="What the speaker allows"
          name="tier"
          defaultValue={consent.tier}
          error={fields.tier}
          choices={consentTiers.map((tier) => ({ value: tier, label: t(`labels.consentTier.${tier}`) }))}
        />
      </div>
      <div id="nameDisplay">
        <RadioGroup
          legend="How they are named"
          name="nameDisplay"
          defaultValue={consent.nameDisplay}
          hint="Survivors decide how they are named. Whoever opens it to readers here, or names the speaker, does not publish it: somebody else does."
          error={fields.nameDisplay}
          choices={displays.map((display) => ({ value: display, label: t(`labels.nameDisplay.${display}`) }))}
        />
      </div>
      {identified ? (
        <Field
          label="Their name"
          id="legalName"
          hint="Seen by publishers and admins only; shown to readers only when they chose to be named."
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
        <p className="text-quiet">
          The speaker’s name is kept for publishers and admins and is not shown here.
        </p>
      )}
      <Field
        label="The name they chose"
        id="pseudonym"
        hint="Where a public page names them in another way than they wish now, it is closed to readers at once."
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
      {day('transcriptApprovedOn', 'They approved the transcript on')}
      {day(
        'embargoUntil',
        'Not to be published before',
        'Leave empty when there is no such day. What is public already is closed to readers at once.',
      )}
      {day(
        'withdrawnOn',
        'They withdrew their consent on',
        'From then on nothing more of it is published, and what is public already is closed to readers at once.',
      )}
      <Field
        label="Note"
        id="note"
        hint="How and when consent was given. Do not write the name here: every editor reads this."
        error={fields.note}
      >
        {(wired) => <Textarea {...wired} name="note" defaultValue={consent.note} maxLength={2000} />}
      </Field>
      <Button type="submit" disabled={pending}>
        Save the consent
      </Button>
    </form>
  )
}
