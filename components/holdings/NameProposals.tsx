'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'

type Proposal = { start: number; end: number; record: { id: string; title: string } }
type Props = { textLayerId: string; proposals: readonly Proposal[]; action: FormAction }

/** Private masks for the names of speakers who stay unnamed, each set with one button. Only for members who can see identities. */
export function NameProposals({ proposals, ...props }: Props) {
  const t = useTranslations('masks.names')
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="name-proposals" className="max-w-3xl space-y-2">
      <h3 id="name-proposals" className="font-semibold">
        {t('title')}
      </h3>
      <p className="text-quiet">{t('intro')}</p>
      <ul>
        {proposals.map((proposal) => (
          <ProposedMask
            key={`${proposal.record.id} ${proposal.start} ${proposal.end}`}
            proposal={proposal}
            {...props}
          />
        ))}
      </ul>
    </section>
  )
}

function ProposedMask({
  proposal: { start, end, record },
  textLayerId,
  action,
}: Omit<Props, 'proposals'> & { proposal: Proposal }) {
  const t = useTranslations('masks.names')
  const { refusal, pending, form } = useForm(action)
  // Members who can't see identities read the reason, so it says no more.
  const fields = { textLayerId, start, end, kind: 'PRIVATE', reason: t('reason') }
  return (
    <li className="border-b border-line py-3">
      <form {...form} className="flex flex-wrap items-baseline justify-between gap-2">
        <FormRefusal refusal={refusal} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>
          {t.rich('named', {
            ...{ start: start + 1, end, title: record.title },
            record: (chunks) => (
              <Link href={`/desk/records/${record.id}/consent`} className="link">
                <bdi>{chunks}</bdi>
              </Link>
            ),
          })}
        </p>
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('accept')}
        </Button>
      </form>
    </li>
  )
}
