'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { positionOfPassage } from '@/lib/text/passage-position'
import type { MaskProposal } from './mask-proposals'

type NameProposal = { start: number; end: number; record: { id: string; title: string } }

type Props = {
  textLayerId: string
  /** Passages that records show behind a content warning. */
  graphic: readonly MaskProposal[]
  /** Names of speakers who stay unnamed; only for members who can see identities. */
  names: readonly NameProposal[]
  action: FormAction
}

/** Masks that the archive proposes, each set with one button: graphic ones for warned passages, private ones for names. */
export function MaskProposals({ textLayerId, graphic, names, action }: Props) {
  const t = useTranslator()
  const rich = useTranslations('masks.names')
  const common = { textLayerId, action }
  return (
    <>
      <Proposals
        {...common}
        id="mask-proposals"
        title={t('masks.proposals.title')}
        intro={t('masks.proposals.intro')}
        accept={t('masks.proposals.accept')}
        masks={graphic.map((proposal) => {
          const { id, start, end, warning } = proposal
          const values = { position: t(positionOfPassage(proposal)), warning }
          return {
            ...{ key: id, start, end, kind: 'GRAPHIC', reason: warning.slice(0, 500).toWellFormed() },
            text: t('masks.proposals.warned', values),
          }
        })}
      />
      <Proposals
        {...common}
        id="name-proposals"
        title={t('masks.names.title')}
        intro={t('masks.names.intro')}
        accept={t('masks.names.accept')}
        masks={names.map(({ start, end, record }) => ({
          ...{ key: `${record.id} ${start} ${end}`, start, end, kind: 'PRIVATE' },
          // Members who can't see identities read the reason, so it says no more.
          reason: t('masks.names.reason'),
          text: rich.rich('named', {
            ...{ start: start + 1, end, title: record.title },
            record: (chunks) => (
              <Link href={`/desk/records/${record.id}/consent`} className="link">
                <bdi>{chunks}</bdi>
              </Link>
            ),
          }),
        }))}
      />
    </>
  )
}

type Proposed = {
  key: string
  start: number
  end: number
  kind: string
  reason: string
  text: ReactNode
}
type ListProps = Pick<Props, 'textLayerId' | 'action'> & {
  id: string
  title: string
  intro: string
  accept: string
  masks: readonly Proposed[]
}

function Proposals({ id, title, intro, masks, ...props }: ListProps) {
  if (masks.length === 0) return null
  return (
    <section aria-labelledby={id} className="max-w-3xl space-y-2">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      <p className="text-quiet">{intro}</p>
      <ul>
        {masks.map((mask) => (
          <ProposedMask key={mask.key} mask={mask} {...props} />
        ))}
      </ul>
    </section>
  )
}

type MaskProps = Pick<ListProps, 'textLayerId' | 'action' | 'accept'> & { mask: Proposed }

function ProposedMask({ mask: { start, end, kind, reason, text }, textLayerId, accept, action }: MaskProps) {
  const { refusal, pending, form } = useForm(action)
  return (
    <li className="border-b border-line py-3">
      <form {...form} className="flex flex-wrap items-baseline justify-between gap-2">
        <FormRefusal refusal={refusal} />
        {Object.entries({ textLayerId, start, end, kind, reason }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{text}</p>
        <Button type="submit" look="secondary" small disabled={pending}>
          {accept}
        </Button>
      </form>
    </li>
  )
}
