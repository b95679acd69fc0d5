'use client'

import { unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { roles } from '@/lib/members/schema'
import { type LinkOffer, OfferedLink } from './OfferedLink'

export function InvitationForm({ invite }: { invite: FormAnswer<LinkOffer> }) {
  const t = useTranslator()
  const options = roles.map((role) => ({ value: role, label: t(`labels.roleDescription.${role}`) }))
  const { answer, pending, form } = useAnswer<LinkOffer>(invite, { refusal: unreached })
  const fields = answer && 'refusal' in answer ? answer.refusal.fields : {}
  return (
    <form {...form} className="space-y-5">
      <OfferedLink offer={answer} lasts="seven days" />
      <Field label="E-mail address" id="email" error={fields.email} required>
        {(wired) => <Input {...wired} name="email" type="email" autoComplete="off" />}
      </Field>
      <Field label="Role" id="role" error={fields.role} required>
        {(wired) => <Select {...wired} name="role" options={options} defaultValue="EDITOR" />}
      </Field>
      <Button type="submit" disabled={pending}>
        Make an invitation link
      </Button>
    </form>
  )
}
