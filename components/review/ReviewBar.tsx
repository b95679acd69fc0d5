import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import { directionOf } from '@/lib/text'

type Props = {
  record: { id: string; kind: string; state: WorkState; title: string; language: string }
  /** Who has claimed it. */
  children?: ReactNode
}

const pages = [
  { id: 'overview', path: '' },
  { id: 'edit', path: '/edit' },
  { id: 'revisions', path: '/revisions' },
  { id: 'consent', path: '/consent' },
] as const

/** The bar above the review: back to the queue, kind, state and title of the record, and links to its other pages. */
export function ReviewBar({ record, children }: Props) {
  const t = useTranslator()
  const text = useTranslations('review.window')
  return (
    <header className="review-bar">
      <BackLink href="/desk/queue" label={text('back')} />
      <h1
        className="review-title"
        {...(record.title && { lang: record.language, dir: directionOf(record.language) })}
      >
        {record.title || t('records.untitled')}
      </h1>
      <p className="text-xs text-quiet">
        {t('records.heading', {
          kind: kindLabel(record.kind),
          state: message(`labels.workState.${record.state}`),
        })}
      </p>
      <div className="review-bar-end">
        {children}
        <nav aria-label={t('records.tabs.label')}>
          <ul>
            {pages
              .filter(({ id }) => id !== 'consent' || kindOf(record.kind).needsConsent)
              .map(({ id, path }) => (
                <li key={id}>
                  <Link href={`/desk/records/${record.id}${path}`} className="link">
                    {t(`records.tabs.${id}`)}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
