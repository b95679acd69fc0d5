import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { useTranslator } from '@/components/ui/use-translator'
import { partLabel } from '@/lib/review/corrections/schema'
import type { SeenVerdict } from '@/lib/review/material'

type Correction = NonNullable<SeenVerdict['correction']>

/** A proposed correction: the text that was checked, the text it should have, and who accepted it. */
export function ProposedCorrection({
  correction: { part, before, after, acceptance },
}: {
  correction: Correction
}) {
  const t = useTranslations('review.correction')
  const render = useTranslator()
  return (
    <dl className="space-y-1 border-s-2 border-edge ps-3">
      <div>
        <dt className="text-xs font-medium text-quiet">{t('before', { part: render(partLabel(part)) })}</dt>
        <dd className="whitespace-pre-wrap" dir="auto">
          {before === '' ? t('empty') : <del className="decoration-edge">{before}</del>}
        </dd>
      </div>
      <div>
        <dt className="text-xs font-medium text-quiet">{t('after')}</dt>
        <dd className="whitespace-pre-wrap" dir="auto">
          {after === '' ? t('empty') : <ins className="decoration-checked underline-offset-4">{after}</ins>}
        </dd>
      </div>
      {acceptance && (
        <dd className="text-quiet">
          {t.rich('acceptedBy', {
            name: acceptance.member.name,
            when: () => <When at={acceptance.at} />,
          })}
          <AfterReset memberId={acceptance.member.id} at={acceptance.at} />
        </dd>
      )}
    </dl>
  )
}
