import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { Disclosure } from '@/components/ui/Disclosure'
import type { SeenVerdict } from '@/lib/review/material'
import type { JudgedVerdict } from '@/lib/review/verdicts/judge'
import { ProposedCorrection } from '../corrections/ProposedCorrection'

/** A verdict: its outcome, who gave it, when, and which copy it was compared with. */
export function VerdictLine({ verdict }: { verdict: SeenVerdict }) {
  const t = useTranslations()
  const { outcome, member, at, holding, note, correction } = verdict
  return (
    <>
      <p>
        {correction ? t('review.verdict.proposes') : t(`labels.outcome.${outcome}`)} ·{' '}
        {t('review.verdict.by', { name: member.name, role: t(`labels.role.${member.role}`) })} ·{' '}
        <span className="text-quiet">
          <When at={at} />
          {holding && ' · '}
          {holding &&
            t('review.verdict.against', {
              kind: t(`labels.holding.${holding.kind}`),
              filename: holding.filename,
            })}
        </span>
        <AfterReset memberId={member.id} at={at} />
      </p>
      {correction && <ProposedCorrection correction={correction} />}
      {note && <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{note}</p>}
    </>
  )
}

const whyOf = ({ stale, lapsed }: JudgedVerdict<SeenVerdict>) =>
  stale ? 'outdated' : lapsed ? 'lapsed' : 'replaced'

/** The verdicts that no longer count: outdated, by someone who has contributed since, or replaced by a newer one. */
export function VerdictHistory({ verdicts }: { verdicts: readonly JudgedVerdict<SeenVerdict>[] }) {
  const t = useTranslations('review.verdict')
  if (verdicts.length === 0) return null
  return (
    <Disclosure summary={t('earlier', { count: verdicts.length })} className="text-sm">
      <ol className="space-y-2">
        {verdicts.map((verdict) => (
          <li key={verdict.id}>
            <VerdictLine verdict={verdict} />
            <p className="text-quiet">{t(whyOf(verdict))}</p>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
