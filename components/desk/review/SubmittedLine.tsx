import Link from 'next/link'
import { When } from '@/components/desk/When'
import { stateLabels } from '@/lib/records/state'
import type { Review } from '@/lib/review/queries'

type Props = { review: Review & { revision: NonNullable<Review['revision']> } }

/** What the page shows, whether it is judged now, and why the reader may not judge it. */
export function SubmittedLine({ review: { record, revision, isUnderReview, judgingRefusal } }: Props) {
  return (
    <>
      <p>
        <Link href={`/desk/records/${record.id}/revisions/${revision.number}`} className="link">
          Revision {revision.number}
        </Link>
        , submitted by {revision.author.name}, <When at={revision.createdAt} />
        {revision.number > 1 && (
          <>
            .{' '}
            <Link
              href={`/desk/records/${record.id}/revisions/${revision.number}?with=${revision.number - 1}`}
              className="link"
            >
              What changed since the revision before
            </Link>
          </>
        )}
      </p>
      {revision.message && (
        <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{revision.message}</p>
      )}
      {!isUnderReview ? (
        <p className="text-quiet">
          This is history: the record is {stateLabels[record.state].toLowerCase()} now, and what was submitted
          last is not under review.
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
        judgingRefusal && <p className="font-medium">{judgingRefusal.message}</p>
      )}
    </>
  )
}
