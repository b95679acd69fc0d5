import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { Review } from '@/lib/review/review'

type Props = { review: Review & { revision: NonNullable<Review['revision']> } }

/** What the page shows, whether it is judged now, and why the reader may not judge it. */
export function SubmittedLine({ review: { record, revision, isUnderReview, verdictRefusal } }: Props) {
  const t = useTranslator()
  const since = earlierThan(revision.number, record.live)
  return (
    <>
      <p>
        <Link href={`/desk/records/${record.id}/revisions/${revision.number}`} className="link">
          Revision {revision.number}
        </Link>
        , submitted by {revision.author.name}, <When at={revision.createdAt} />
        {since && (
          <>
            .{' '}
            <Link
              href={`/desk/records/${record.id}/revisions/${revision.number}?with=${since.number}`}
              className="link"
            >
              What changed since {since.name}
            </Link>
          </>
        )}
      </p>
      {revision.message && (
        <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{revision.message}</p>
      )}
      {!isUnderReview ? (
        <p className="text-quiet">
          This is history: the record’s state is now “{t(`labels.workState.${record.state}`)}”, and what was
          submitted last is not under review.
          {record.live && (
            <>
              {' '}
              <a href={`/records/${record.slug}`} className="link">
                Edition {record.live.number} is public
              </a>
              .
            </>
          )}
        </p>
      ) : (
        verdictRefusal && <p className="font-medium">{errorText(verdictRefusal.message, t)}</p>
      )}
    </>
  )
}

/** What a revision is compared with: what is public, else the revision before; null for the first. */
function earlierThan(number: number, live: Review['record']['live']) {
  if (live && live.revision.number < number)
    return { number: live.revision.number, name: `edition ${live.number}` }
  return number > 1 ? { number: number - 1, name: 'the revision before' } : null
}
