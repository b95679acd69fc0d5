'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { NewSecret, type WebhookAnswer } from './WebhookSecret'

/** Adds an address that is notified of publications and withdrawals. */
export function WebhookForm({ add }: { add: FormAnswer<WebhookAnswer> }) {
  const t = useTranslations('settings.webhooks')
  const { answer, pending, form } = useAnswer<WebhookAnswer>(add, { refusal: unreached })
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      {answer && 'secret' in answer && <NewSecret title={t('made')} secret={answer.secret} />}
      <Field label={t('address')} id="url" hint={t('addressHint')} error={refusal?.fields.url} required>
        {(wired) => <Input {...wired} name="url" type="url" maxLength={500} autoComplete="off" />}
      </Field>
      <fieldset className="space-y-2">
        <legend className="mb-2 font-medium">{t('events')}</legend>
        <Checkbox
          name="onPublish"
          label={t('onPublish')}
          defaultChecked
          error={refusal?.fields.onPublish ?? null}
        />
        <Checkbox name="onWithdraw" label={t('onWithdraw')} defaultChecked />
      </fieldset>
      <Button type="submit" disabled={pending}>
        {t('add')}
      </Button>
    </form>
  )
}
