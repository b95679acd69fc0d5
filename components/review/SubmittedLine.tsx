import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Review } from '@/lib/review/review'

type Props = { review: Review & { revision: NonNullable<Review['revision']> } }

/** The submitted revision, who submitted it with what message, and what to compare it with. */
export function SubmittedLine({ review: { record, revision } }: Props) {
  const t = useTranslations('review.submitted')
  const page = `/desk/records/${record.id}/revisions/${revision.number}`
  const { live } = record
  const since = live && live.revision.number < revision.number ? live : null
  const comparedWith = since ? since.revision.number : revision.number - 1
  return (
    <>
      <p>
        {t.rich('line', {
          number: revision.number,
          name: revision.author.name,
          when: () => <When at={revision.createdAt} />,
          link: (chunks) => (
            <Link href={page} className="link">
              {chunks}
            </Link>
          ),
        })}
        {comparedWith > 0 && (
          <>
            {' · '}
            <Link href={`${page}?with=${comparedWith}`} className="link">
              {since ? t('sinceEdition', { number: since.number }) : t('sincePrevious')}
            </Link>
          </>
        )}
        <AfterReset memberId={revision.author.id} at={revision.createdAt} />
      </p>
      {revision.message && (
        <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{revision.message}</p>
      )}
    </>
  )
}

/** Says that the revision isn't under review, or why the reader can't give verdicts on it. */
export function ReviewNotice({ review: { record, isUnderReview, verdictRefusal } }: Pick<Props, 'review'>) {
  const t = useTranslations('review.submitted')
  const render = useTranslator()
  const { live } = record
  if (isUnderReview) return verdictRefusal && <p className="font-medium">{render(verdictRefusal.message)}</p>
  return (
    <p className="text-quiet">
      {t('notUnderReview', { state: render(`labels.workState.${record.state}`) })}
      {live && (
        <>
          {' '}
          <a href={`/records/${record.slug}`} className="link">
            {t('public', { number: live.number })}
          </a>
        </>
      )}
    </p>
  )
}
