import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { Link } from '@/components/ui/Link'

type Revision = {
  id: string
  number: number
  message: string
  createdAt: Date
  author: { id: string; name: string }
  editions: readonly { number: number }[]
}

/** Revisions, newest first: number, message, author, and the edition that it became. */
export function RevisionList({ recordId, revisions }: { recordId: string; revisions: readonly Revision[] }) {
  const t = useTranslations('records.revisions')
  if (revisions.length === 0) return <p className="text-quiet">{t('none')}</p>
  return (
    <ol className="space-y-3">
      {revisions.map((revision) => (
        <li key={revision.id}>
          <p>
            {t.rich('entry', {
              number: revision.number,
              revision: (chunks) => (
                <Link
                  href={`/desk/records/${recordId}/revisions/${revision.number}`}
                  className="link font-medium"
                >
                  {chunks}
                </Link>
              ),
              edition: revision.editions[0]?.number ?? 'none',
              name: revision.author.name,
              when: () => (
                <span className="text-quiet">
                  <When at={revision.createdAt} />
                </span>
              ),
            })}
            <AfterReset memberId={revision.author.id} at={revision.createdAt} />
          </p>
          {revision.message && <p className="whitespace-pre-wrap">{revision.message}</p>}
        </li>
      ))}
    </ol>
  )
}
