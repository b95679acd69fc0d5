'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

/** One link that can still be used, and a button that revokes it. `label` says whose it is, what it is for and how long it works. */
export function OpenLinkRow({ whose, label, revoke }: { whose: string; label: string; revoke: FormAction }) {
  const t = useTranslations('members.links')
  const { refusal, pending, form } = useForm(revoke)
  return (
    <li className="border-b border-line py-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span>{label}</span>
        <form {...form}>
          <Button type="submit" look="secondary" small disabled={pending}>
            {t.rich('revoke', { whose, more: (chunks) => <span className="sr-only">{chunks}</span> })}
          </Button>
        </form>
      </div>
      <FormRefusal refusal={refusal} />
    </li>
  )
}
