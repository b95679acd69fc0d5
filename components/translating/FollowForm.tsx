'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = { recordId: string; version: { id: string; number: number }; action: FormAction }

/** Says that the translation follows the version of the original that is shown. */
export function FollowForm({ recordId, version, action }: Props) {
  const t = useTranslations('editor.original')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="revisionId" value={version.id} />
      <Button type="submit" look="secondary" small disabled={pending}>
        {t('follow', { number: version.number })}
      </Button>
    </form>
  )
}
