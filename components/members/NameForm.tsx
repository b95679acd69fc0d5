'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  member: { id: string; name: string }
  /** True where members change their own name. */
  isOwn?: boolean
  rename: FormAction
}

/** Changes the name by which a member is shown. */
export function NameForm({ member, isOwn = false, rename }: Props) {
  const t = useTranslations('members')
  const { refusal, taken, pending, form } = useForm(rename)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <Field
        label={t(isOwn ? 'fields.name' : 'rename.name')}
        id={`name-${member.id}`}
        hint={t(isOwn ? 'fields.ownNameHint' : 'rename.hint')}
        error={refusal?.fields.name}
        required
      >
        {(wired) => (
          <Input {...wired} name="name" defaultValue={member.name} key={member.name} autoComplete="off" />
        )}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('rename.submit')}
      </Button>
      <p role="status" className="text-quiet">
        {taken && t('rename.saved')}
      </p>
    </form>
  )
}
