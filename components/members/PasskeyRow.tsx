'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import type { OwnPasskey } from '@/lib/members/signing-in/passkeys'

type Props = { passkey: OwnPasskey; rename: FormAction; remove: FormAction }

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** One passkey of the member: its name, when it was used, and what can be done with it. */
export function PasskeyRow({ passkey, rename, remove }: Props) {
  const t = useTranslations('members.passkeys')
  const renaming = useForm(rename)
  const removing = useForm(remove)
  const { id, name, createdAt, lastUsedAt } = passkey
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <p className="font-medium">{name}</p>
          <p className="text-quiet text-sm">
            {t.rich('added', { when: () => <When at={createdAt} /> })}{' '}
            {lastUsedAt ? t.rich('used', { when: () => <When at={lastUsedAt} /> }) : t('neverUsed')}
          </p>
        </div>
        <form {...removing.form}>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" look="secondary" small disabled={removing.pending}>
            {t.rich('remove', { name, more })}
          </Button>
        </form>
      </div>
      <Disclosure summary={t.rich('rename', { name, more })} className="mt-1">
        <form {...renaming.form} className="space-y-3">
          <FormRefusal refusal={renaming.refusal} />
          <input type="hidden" name="id" value={id} />
          <Field label={t('name')} error={renaming.refusal?.fields.name}>
            {(wired) => <Input {...wired} name="name" defaultValue={name} maxLength={80} />}
          </Field>
          <Button type="submit" look="secondary" small disabled={renaming.pending}>
            {t('saveName')}
          </Button>
        </form>
      </Disclosure>
      <FormRefusal refusal={removing.refusal} />
    </li>
  )
}
