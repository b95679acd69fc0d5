'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { roles } from '@/lib/members/schema'
import { type LinkOffer, OfferedLink } from './OfferedLink'

type Props = {
  member: { id: string; name: string; email: string; role: (typeof roles)[number]; disabled: boolean }
  actions: {
    changeRole: FormAction
    setDisabled: FormAction
    offerReset: FormAnswer<LinkOffer>
  }
}

/** One member of the table, with what an admin can change. */
export function MemberRow({ member, actions }: Props) {
  const t = useTranslator()
  const options = roles.map((value) => ({ value, label: t(`labels.role.${value}`) }))
  const role = useForm(actions.changeRole)
  const door = useForm(actions.setDisabled)
  const reset = useAnswer<LinkOffer>(actions.offerReset, { refusal: unreached })
  return (
    <tr>
      <th scope="row">
        {member.name}
        {member.disabled && <span className="block font-normal text-quiet">Disabled: cannot sign in</span>}
      </th>
      <td className="wrap-break-word">{member.email}</td>
      <td>
        <form {...role.form} className="flex gap-2">
          <Select
            name="role"
            options={options}
            defaultValue={member.role}
            key={member.role}
            aria-label={`Role of ${member.name}`}
          />
          <Button type="submit" look="secondary" disabled={role.pending}>
            Set<span className="sr-only"> the role of {member.name}</span>
          </Button>
        </form>
        <p role="status" className="text-quiet">
          {role.taken && 'Set: it holds from their next request.'}
        </p>
        <FormRefusal refusal={role.refusal} />
      </td>
      <td className="space-y-2">
        <div className="flex flex-wrap gap-2">
          <form {...reset.form}>
            <Button type="submit" look="secondary" disabled={reset.pending}>
              Password link<span className="sr-only"> for {member.name}</span>
            </Button>
          </form>
          <form {...door.form}>
            <Button type="submit" look={member.disabled ? 'secondary' : 'danger'} disabled={door.pending}>
              {member.disabled ? 'Enable' : 'Disable'}
              <span className="sr-only"> {member.name}</span>
            </Button>
          </form>
        </div>
        <FormRefusal refusal={door.refusal} />
        <OfferedLink offer={reset.answer} lasts="a day" />
      </td>
    </tr>
  )
}
