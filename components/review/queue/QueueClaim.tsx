'use client'

import { useRouter } from 'next/navigation'
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

/** Who has taken a record on, and the way to take it on, over, or give it back. Nobody is kept from judging by a claim. */
export function QueueClaim({ recordId, title, waiting: { claim, mayClaim }, actions }: Props) {
  const router = useRouter()
  const own = claim?.isOwn === true
  const { refusal, pending, form } = useForm(own ? actions.release : actions.claim)
  const label = own ? 'Release' : claim ? 'Take over' : 'Claim'
  return (
    <form {...form} className="space-y-1">
      <input type="hidden" name="recordId" value={recordId} />
      {claim && <input type="hidden" name="from" value={claim.byId} />}
      {claim && (
        <p className="text-xs">
          {own ? 'Claimed by you' : `Claimed by ${claim.by}`} until <When at={claim.until} />
        </p>
      )}
      {mayClaim && (
        <Button type="submit" look="secondary" small disabled={pending} data-claim>
          {label}
          <span className="sr-only">: {title}</span>
        </Button>
      )}
      <FormRefusal refusal={refusal} />
      {refusal?.current !== undefined && (
        <Button look="quiet" small onClick={() => router.refresh()}>
          Show it as it stands now
        </Button>
      )}
    </form>
  )
}
