'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import type { Waiting } from '@/lib/review/queue/row'

export type ClaimActions = { claim: FormAction; release: FormAction }

type Props = {
  recordId: string
  title: string
  waiting: Pick<Waiting, 'claim' | 'mayClaim'>
  actions: ClaimActions
}

/** Who has claimed a record, and the button to claim it, take it over or release it. A claim doesn't stop anyone from giving verdicts. */
export function QueueClaim({ recordId, title, waiting: { claim, mayClaim }, actions }: Props) {
  const t = useTranslations('review.queue.claim')
  const router = useRouter()
  const own = claim?.isOwn === true
  const { refusal, pending, form } = useForm(own ? actions.release : actions.claim)
  const step = own ? 'release' : claim ? 'takeOver' : 'claim'
  return (
    <form {...form} className="space-y-1">
      <input type="hidden" name="recordId" value={recordId} />
      {claim && <input type="hidden" name="from" value={claim.byId} />}
      {claim && (
        <p className="text-xs">
          {t.rich(own ? 'own' : 'other', { name: claim.by, when: () => <When at={claim.until} /> })}
        </p>
      )}
      {mayClaim && (
        <Button type="submit" look="secondary" small disabled={pending} data-claim>
          {t.rich(step, {
            title,
            of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
          })}
        </Button>
      )}
      <FormRefusal refusal={refusal} />
      {refusal?.current !== undefined && (
        <Button look="quiet" small onClick={() => router.refresh()}>
          {t('refresh')}
        </Button>
      )}
    </form>
  )
}
