'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { TitleAndAddress } from '@/components/desk/TitleAndAddress'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { pathOfPage } from '@/lib/pages/schema'

/** Title and address of a new page. */
export function NewPageForm({ action }: { action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('settings.pages')
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormRefusal refusal={refusal} />
      <TitleAndAddress
        slugHint={t('slugHint', { prefix: pathOfPage('') })}
        longest={80}
        errors={refusal?.fields ?? {}}
      />
      <Button type="submit" disabled={pending}>
        {t('add')}
      </Button>
    </form>
  )
}
