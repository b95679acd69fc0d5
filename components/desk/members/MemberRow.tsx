'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { Select } from '@/components/ui/Select'
import { roleLabels, roles } from '@/lib/members/schema'
import { type LinkOffer, noOffer, OfferedLink } from './OfferedLink'

type Step = (memberId: string, before: Refusal | null, form: FormData) => Promise<Refusal | null>
type Props = {
  member: { id: string; name: string; email: string; role: (typeof roles)[number]; disabled: boolean }
  actions: {
    changeRole: Step
    disable: Step
    enable: Step
    offerReset: (memberId: string, before: LinkOffer) => Promise<LinkOffer>
  }
}

const options = roles.map((role) => ({ value: role, label: roleLabels[role].split(':')[0] ?? role }))

/** One member of the table, with what an admin can change. */
export function MemberRow({ member, actions }: Props) {
  const [roleRefusal, changeRole, changing] = useActionState(actions.changeRole.bind(null, member.id), null)
  const toggle = member.disabled ? actions.enable : actions.disable
  const [refusal, dispatchToggle, toggling] = useActionState(toggle.bind(null, member.id), null)
  const [offer, dispatchReset, offering] = useActionState(actions.offerReset.bind(null, member.id), noOffer)
  return (
    <tr>
      <th scope="row">
        {member.name}
        {member.disabled && <span className="block font-normal text-quiet">Disabled: cannot sign in</span>}
      </th>
      <td className="break-all">{member.email}</td>
      <td>
        <form action={changeRole} className="flex gap-2">
          <Select
            name="role"
            options={options}
            defaultValue={member.role}
            key={member.role}
            aria-label={`Role of ${member.name}`}
          />
          <Button type="submit" look="secondary" disabled={changing}>
            Set<span className="sr-only"> the role of {member.name}</span>
          </Button>
        </form>
        <FormRefusal refusal={roleRefusal} />
      </td>
      <td className="space-y-2">
        <div className="flex flex-wrap gap-2">
          <form action={dispatchReset}>
            <Button type="submit" look="secondary" disabled={offering}>
              Password link<span className="sr-only"> for {member.name}</span>
            </Button>
          </form>
          <form action={dispatchToggle}>
            <Button type="submit" look={member.disabled ? 'secondary' : 'danger'} disabled={toggling}>
              {member.disabled ? 'Enable' : 'Disable'}
              <span className="sr-only"> {member.name}</span>
            </Button>
          </form>
        </div>
        <FormRefusal refusal={refusal} />
        <OfferedLink offer={offer} hours="a day" />
      </td>
    </tr>
  )
}
