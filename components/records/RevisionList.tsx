import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'

type Revision = {
  id: string
  number: number
  message: string
  createdAt: Date
  author: { name: string }
  editions: readonly { number: number }[]
}

/** Revisions, newest first: number, message, who kept it, and the edition that it became. */
export function RevisionList({ recordId, revisions }: { recordId: string; revisions: readonly Revision[] }) {
  if (revisions.length === 0)
    return <p className="text-quiet">No revision was kept yet. One is kept with each submission.</p>
  return (
    <ol className="space-y-3">
      {revisions.map((revision) => (
        <li key={revision.id}>
          <p>
            <Link
              href={`/desk/records/${recordId}/revisions/${revision.number}`}
              className="link font-medium"
            >
              Revision {revision.number}
            </Link>
            {revision.editions.map(({ number }) => (
              <span key={number}> · published as edition {number}</span>
            ))}
            {' · '}
            {revision.author.name} ·{' '}
            <span className="text-quiet">
              <When at={revision.createdAt} />
            </span>
          </p>
          {revision.message && <p className="whitespace-pre-wrap">{revision.message}</p>}
        </li>
      ))}
    </ol>
  )
}
