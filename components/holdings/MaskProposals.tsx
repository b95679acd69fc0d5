'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { positionOfPassage } from '@/lib/text/passage-position'
import type { MaskProposal } from './mask-proposals'

type Props = { textLayerId: string; proposals: readonly MaskProposal[]; action: FormAction }

/** Masks that the content warnings of records suggest, each set with one button. */
export function MaskProposals({ proposals, ...props }: Props) {
  const t = useTranslator()
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="mask-proposals" className="max-w-3xl space-y-2">
      <h3 id="mask-proposals" className="font-semibold">
        {t('masks.proposals.title')}
      </h3>
      <p className="text-quiet">{t('masks.proposals.intro')}</p>
      <ul>
        {proposals.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} {...props} />
        ))}
      </ul>
    </section>
  )
}

type ProposalProps = Omit<Props, 'proposals'> & { proposal: MaskProposal }

function Proposal({ proposal, textLayerId, action }: ProposalProps) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const { start, end, warning } = proposal
  const fields = { textLayerId, start, end, kind: 'GRAPHIC', reason: warning.slice(0, 500).toWellFormed() }
  return (
    <li className="border-b border-line py-3">
      <form {...form} className="flex flex-wrap items-baseline justify-between gap-2">
        <FormRefusal refusal={refusal} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{t('masks.proposals.warned', { position: t(positionOfPassage(proposal)), warning })}</p>
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('masks.proposals.accept')}
        </Button>
      </form>
    </li>
  )
}
