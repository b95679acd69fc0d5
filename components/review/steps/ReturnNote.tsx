import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import type { ReturnNote as Note, Remark } from '@/lib/review/return-note'
import { anchorOf } from '@/lib/review/subject-names'

type Props = {
  recordId: string
  note: Note
  /** The address of the passage that a remark is about. */
  hrefOf: (remark: Remark) => string | null
}

/** Why a record was returned to its authors, with the verdicts to look at. */
export function ReturnNote({ recordId, note, hrefOf }: Props) {
  const t = useTranslations('review.returned')
  const { reason, by, at, revision, remarks } = note
  return (
    <div className="mb-8">
      <Alert title={t('title', { name: by })}>
        <p className="text-quiet">{t.rich('revision', { number: revision, when: () => <When at={at} /> })}</p>
        <p className="whitespace-pre-wrap">{reason}</p>
        {remarks.length > 0 && (
          <Disclosure open summary={t('remarks', { count: remarks.length })}>
            <ul className="space-y-2">
              {remarks.map((remark) => (
                <li key={remark.verdictId}>
                  <RemarkLine
                    remark={remark}
                    href={hrefOf(remark)}
                    reviewHref={`/desk/records/${recordId}/review?at=${anchorOf(remark.subject)}`}
                  />
                  {remark.note && (
                    <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{remark.note}</p>
                  )}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Alert>
    </div>
  )
}

type RemarkProps = { remark: Remark; href: string | null; reviewHref: string }

function RemarkLine({ remark, href, reviewHref }: RemarkProps) {
  const t = useTranslations('review')
  const render = useTranslator()
  const { subject, aspect, outcome, correction, since } = remark
  const text = render('review.subjectAspect', {
    name: subject.name,
    aspect: message(`labels.aspect.${aspect}`),
  })
  const name = () =>
    href && since !== 'TAKEN_OUT' ? (
      <a href={href} className="link">
        {text}
      </a>
    ) : (
      text
    )
  return (
    <p>
      {correction
        ? t.rich('returned.proposal', {
            name,
            link: (chunks) => (
              <a href={reviewHref} className="link">
                {chunks}
                <span className="sr-only"> ({text})</span>
              </a>
            ),
          })
        : t.rich('returned.remark', { name, outcome: render(`labels.outcome.${outcome}`) })}
      {since !== 'UNCHANGED' && <span className="text-quiet"> {t('returned.since', { since })}</span>}
    </p>
  )
}
