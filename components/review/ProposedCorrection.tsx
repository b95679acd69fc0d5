import { When } from '@/components/desk/When'
import { useTranslator } from '@/components/ui/use-translator'
import { partLabel } from '@/lib/review/corrections/schema'
import type { SeenVerdict } from '@/lib/review/material'

type Correction = NonNullable<SeenVerdict['correction']>

/** What a reviewer proposes: what stands there, what it should say, and whether somebody took it over. */
export function ProposedCorrection({
  correction: { part, before, after, acceptance },
}: {
  correction: Correction
}) {
  const t = useTranslator()
  return (
    <dl className="space-y-1 border-s-2 border-edge ps-3">
      <div>
        <dt className="text-xs font-medium text-quiet">
          {t('review.correction.asJudged', { part: partLabel(part) })}
        </dt>
        <dd className="whitespace-pre-wrap" dir="auto">
          {before === '' ? 'Nothing.' : <del className="decoration-edge">{before}</del>}
        </dd>
      </div>
      <div>
        <dt className="text-xs font-medium text-quiet">As it should be</dt>
        <dd className="whitespace-pre-wrap" dir="auto">
          {after === '' ? 'Nothing.' : <ins className="decoration-checked underline-offset-4">{after}</ins>}
        </dd>
      </div>
      {acceptance && (
        <div>
          <dt className="sr-only">Accepted</dt>
          <dd className="text-quiet">
            Accepted by {acceptance.member.name}, <When at={acceptance.at} />
          </dd>
        </div>
      )}
    </dl>
  )
}
