import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { threadPlaceOf } from '@/components/discussions/thread-place'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { SeenNotification } from '@/lib/notifications/queries'
import { directionOf } from '@/lib/text'
import { When } from './When'

type NotedRecord = NonNullable<SeenNotification['record']>

type Props = {
  notifications: readonly SeenNotification[]
  count: number
  /** Marks the one that the form names as seen, or all. */
  action: (form: FormData) => Promise<void>
}

/** The page of a record where the reader acts on the notification: the review, the editor, or what there is about the record. */
function hrefOf({ kind, record }: Pick<SeenNotification, 'kind'> & { record: NotedRecord }): string {
  const tasks = record.assignments.map(({ task }) => task)
  const reviews = tasks.includes('REVIEW') && (record.submittedId !== null || !tasks.includes('WRITE'))
  const page =
    kind === 'RETURN'
      ? 'edit'
      : kind !== 'ASSIGNMENT' || tasks.length === 0
        ? ''
        : reviews
          ? 'review'
          : 'edit'
  return `/desk/records/${record.id}${page && `/${page}`}`
}

/** The title of what a notification is about, and its page. */
function subjectOf({ kind, record, thread }: SeenNotification, untitled: string) {
  if (thread) return { ...threadPlaceOf(thread), language: undefined }
  if (!record) return { title: untitled, href: '/desk', language: undefined }
  return {
    title: record.draft?.title || untitled,
    href: hrefOf({ kind, record }),
    language: record.draft?.language,
  }
}

/** What the reader was notified of and hasn't seen, newest first. Renders nothing when there is nothing. */
export function Notifications({ notifications, count, action }: Props) {
  const t = useTranslations('desk.notifications')
  const untitled = useTranslations('records')('untitled')
  if (count === 0) return null
  return (
    <section
      aria-labelledby="notifications"
      className="mb-10 max-w-3xl rounded border border-line bg-panel px-5 py-4"
    >
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="notifications" className="text-lg font-semibold">
          {t('title', { count })}
        </h2>
        {count > 1 && (
          <form action={action}>
            <Button type="submit" small look="quiet">
              {t('seeAll')}
            </Button>
          </form>
        )}
      </div>
      <ul className="divide-y divide-line">
        {notifications.map((notification) => {
          const { title, href, language } = subjectOf(notification, untitled)
          return (
            <li
              key={notification.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5"
            >
              <p>
                {t.rich(`kind.${notification.kind}`, {
                  by: notification.by?.name ?? '',
                  link: () => (
                    <Link href={href} className="link">
                      <bdi lang={language} dir={language && directionOf(language)}>
                        {title}
                      </bdi>
                    </Link>
                  ),
                })}{' '}
                <span className="text-xs whitespace-nowrap text-quiet">
                  <When at={notification.at} />
                </span>
              </p>
              <form action={action}>
                <input type="hidden" name="id" value={notification.id} />
                <Button type="submit" small look="quiet" className="-mx-3">
                  {t.rich('see', {
                    title,
                    of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
                  })}
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
