'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { OfferedLink } from './OfferedLink'

/** What came of a proposal that was confirmed: a link with the days for which it works, or nothing to show. */
export type Confirmation =
  | { link: string; mailed: boolean; days: number }
  | { confirmed: true }
  | { refusal: Refusal }

type Proposal = {
  id: string
  /** "New password for …". */
  what: string
  /** "Proposed by …, can be confirmed until …". */
  from: string
  isOwn: boolean
}

type Props = {
  proposals: readonly Proposal[]
  /** Both take the id of the proposal. */
  confirm: FormAnswer<Confirmation>
  decline: FormAction
}

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** The open proposals of admins, and the link of one that was just confirmed. Renders nothing when there are none. */
export function ProposalList({ proposals, confirm, decline }: Props) {
  const t = useTranslations('members.twoAdmins')
  const confirming = useAnswer<Confirmation>(confirm, { refusal: unreached })
  const declining = useForm(decline)
  const { answer } = confirming
  if (proposals.length === 0 && !answer) return null
  const pending = confirming.pending || declining.pending
  return (
    <section aria-labelledby="proposals" className="mb-12 max-w-3xl">
      <h2 id="proposals" className="mb-2 scroll-mt-4 font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="mb-3 text-quiet">{t('lead')}</p>
      {answer && 'confirmed' in answer && <p role="status">{t('confirmed')}</p>}
      {answer && 'link' in answer && <OfferedLink offer={answer} days={answer.days} />}
      {answer && 'refusal' in answer && <FormRefusal refusal={answer.refusal} />}
      <FormRefusal refusal={declining.refusal} />
      <ul>
        {proposals.map(({ id, what, from, isOwn }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
          >
            <span>
              {what} <span className="block text-quiet">{from}</span>
            </span>
            <span className="flex flex-wrap gap-2">
              {!isOwn && (
                <form {...confirming.form}>
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" small disabled={pending}>
                    {t.rich('confirm', { what, more })}
                  </Button>
                </form>
              )}
              <form {...declining.form}>
                <input type="hidden" name="id" value={id} />
                <Button type="submit" look="secondary" small disabled={pending}>
                  {t.rich(isOwn ? 'withdraw' : 'decline', { what, more })}
                </Button>
              </form>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
