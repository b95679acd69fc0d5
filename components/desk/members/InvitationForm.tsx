'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { roleLabels, roles } from '@/lib/members/schema'
import { type LinkOffer, noOffer, OfferedLink } from './OfferedLink'

type Props = { invite: (before: LinkOffer, form: FormData) => Promise<LinkOffer> }

const options = roles.map((role) => ({ value: role, label: roleLabels[role] }))

export function InvitationForm({ invite }: Props) {
  const [offer, dispatch, pending] = useActionState(invite, noOffer)
  return (
    <form action={dispatch} className="space-y-5">
      <OfferedLink offer={offer} hours="seven days" />
      <Field label="E-mail address" id="email" error={offer.refusal?.fields.email} required>
        {(wired) => <Input {...wired} name="email" type="email" autoComplete="off" />}
      </Field>
      <Field label="Role" id="role" error={offer.refusal?.fields.role} required>
        {(wired) => <Select {...wired} name="role" options={options} defaultValue="EDITOR" />}
      </Field>
      <Button type="submit" disabled={pending}>
        Make an invitation link
      </Button>
    </form>
  )
}
