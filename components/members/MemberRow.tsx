'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Select } from '@/components/ui/Select'
import { LINK_DAYS, roles } from '@/lib/members/schema'
import { NameForm } from './NameForm'
import { type LinkOffer, OfferedLink } from './OfferedLink'
import { ProposedLine } from './ProposedLine'
import { RemovalForm } from './RemovalForm'

/** Why a member was not changed: it was refused, or another admin must confirm it. */
export type MemberAnswer = { refusal: Refusal } | { proposed: true }

type Props = {
  member: {
    id: string
    name: string
    email: string
    role: (typeof roles)[number]
    disabled: boolean
    hasSecondFactor: boolean
  }
  actions: {
    changeRole: FormAnswer<MemberAnswer>
    setDisabled: FormAnswer<MemberAnswer>
    offerReset: FormAnswer<LinkOffer>
    rename: FormAction
    removeFactor: FormAnswer<MemberAnswer>
    remove: FormAction
  }
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** One member in the table, with what an admin can change. */
export function MemberRow({ member, actions }: Props) {
  const t = useTranslations()
  const options = roles.map((role) => ({ value: role, label: t(`labels.role.${role}`) }))
  const { name } = member
  const role = useAnswer<MemberAnswer>(actions.changeRole, { refusal: unreached })
  const door = useAnswer<MemberAnswer>(actions.setDisabled, { refusal: unreached })
  const factor = useAnswer<MemberAnswer>(actions.removeFactor, { refusal: unreached })
  const reset = useAnswer<LinkOffer>(actions.offerReset, { refusal: unreached })
  return (
    <tr>
      <th scope="row">
        {name}
        {member.disabled && <span className="block font-normal text-quiet">{t('members.disabled')}</span>}
        <Disclosure summary={t.rich('members.rename.open', { name, more })} className="mt-1 font-normal">
          <NameForm member={member} rename={actions.rename} />
        </Disclosure>
      </th>
      <td className="wrap-break-word">{member.email}</td>
      <td>
        <form {...role.form} className="flex gap-2 whitespace-nowrap">
          <Select
            name="role"
            options={options}
            defaultValue={member.role}
            key={member.role}
            aria-label={t('members.roleOf', { name })}
          />
          <Button type="submit" look="secondary" disabled={role.pending}>
            {t.rich('members.setRole', { name, more })}
          </Button>
        </form>
        <p role="status" className="text-quiet">
          {role.taken && t('members.roleSet')}
        </p>
        <Unchanged answer={role.answer} />
      </td>
      <td className="space-y-2">
        <div className="flex flex-wrap gap-2">
          <form {...reset.form}>
            <Button type="submit" look="secondary" disabled={reset.pending}>
              {t.rich('members.passwordLink', { name, more })}
            </Button>
          </form>
          <form {...door.form}>
            <Button type="submit" look={member.disabled ? 'secondary' : 'danger'} disabled={door.pending}>
              {t.rich(member.disabled ? 'members.enable' : 'members.disable', { name, more })}
            </Button>
          </form>
        </div>
        {member.hasSecondFactor && (
          <form {...factor.form}>
            <Button type="submit" look="secondary" disabled={factor.pending}>
              {t.rich('members.secondFactor.removeOf', { name, more })}
            </Button>
          </form>
        )}
        {member.disabled && <RemovalForm name={name} remove={actions.remove} />}
        <Unchanged answer={factor.answer} />
        <p role="status" className="text-quiet">
          {factor.taken && t('members.secondFactor.removedOf')}
        </p>
        <Unchanged answer={door.answer} />
        <OfferedLink offer={reset.answer} days={LINK_DAYS.RESET} />
      </td>
    </tr>
  )
}

function Unchanged({ answer }: { answer: MemberAnswer | null }) {
  if (!answer) return null
  return 'proposed' in answer ? <ProposedLine /> : <FormRefusal refusal={answer.refusal} />
}
