'use client'

import { useTranslations } from 'next-intl'
import { unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { LINK_DAYS, roles } from '@/lib/members/schema'
import { type LinkOffer, OfferedLink } from './OfferedLink'

/** Creates an invitation link for an address and a role. */
export function InvitationForm({ invite }: { invite: FormAnswer<LinkOffer> }) {
  const t = useTranslations()
  const options = roles.map((role) => ({ value: role, label: t(`labels.roleDescription.${role}`) }))
  const { answer, pending, form } = useAnswer<LinkOffer>(invite, { refusal: unreached })
  const fields = answer && 'refusal' in answer ? answer.refusal.fields : {}
  return (
    <form {...form} className="space-y-5">
      <OfferedLink offer={answer} days={LINK_DAYS.INVITATION} />
      <Field label={t('members.fields.email')} id="email" error={fields.email} required>
        {(wired) => <Input {...wired} name="email" type="email" autoComplete="off" />}
      </Field>
      <Field label={t('members.fields.role')} id="role" error={fields.role} required>
        {(wired) => <Select {...wired} name="role" options={options} defaultValue="EDITOR" />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('members.invite.submit')}
      </Button>
    </form>
  )
}
