'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { CopyButton } from '@/components/members/CopyButton'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { OVERLAP_HOURS } from '@/lib/webhooks/schema'

/** The secret of a webhook, shown once; or why there is none. */
export type WebhookAnswer = { secret: string } | { refusal: Refusal }

/** Shows a new secret, to be copied. */
export function NewSecret({ title, secret }: { title: string; secret: string }) {
  const t = useTranslations('settings.webhooks')
  return (
    <Alert tone="success" title={title}>
      <p className="break-all font-mono text-sm select-all">{secret}</p>
      <CopyButton key={secret} text={secret} label={t('copy')} />
      <p>{t('secretHint')}</p>
    </Alert>
  )
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

type Props = { id: string; url: string; replace: FormAnswer<WebhookAnswer> }

/** Replaces the secret of an address, and shows the new one. */
export function SecretReplacement({ id, url, replace }: Props) {
  const t = useTranslations('settings.webhooks')
  const { answer, pending, form } = useAnswer<WebhookAnswer>(replace, { refusal: unreached })
  return (
    <Disclosure summary={t.rich('replace', { url, more })} className="mt-3">
      <form {...form} className="space-y-3">
        <FormRefusal refusal={answer && 'refusal' in answer ? answer.refusal : null} />
        {answer && 'secret' in answer && <NewSecret title={t('replaced')} secret={answer.secret} />}
        <p>{t('replaceHint')}</p>
        <input type="hidden" name="id" value={id} />
        <Checkbox
          name="overlaps"
          label={t('overlaps', { hours: OVERLAP_HOURS })}
          hint={t('overlapsHint')}
          defaultChecked
        />
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('replaceSubmit')}
        </Button>
      </form>
    </Disclosure>
  )
}
