import type { ReactNode } from 'react'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import { directionOf } from '@/lib/text'

const tabs = [
  { id: 'overview', path: '' },
  { id: 'edit', path: '/edit' },
  { id: 'review', path: '/review' },
  { id: 'revisions', path: '/revisions' },
  { id: 'consent', path: '/consent' },
] as const
type RecordTab = (typeof tabs)[number]['id']

type Props = {
  record: { id: string; kind: string; state: WorkState; title: string; language: string }
  current: RecordTab
  /** The page's one primary action. */
  action?: ReactNode
}

/** The head of every page of one record: kind, state, title, and links to its other pages. */
export function RecordHeader({ record, current, action }: Props) {
  const t = useTranslator()
  return (
    <header className="pt-8 pb-6">
      <p className="text-quiet">
        {t('records.heading', {
          kind: kindLabel(record.kind),
          state: message(`labels.workState.${record.state}`),
        })}
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1
          className="font-serif text-3xl font-semibold"
          lang={record.language}
          dir={directionOf(record.language)}
        >
          {record.title || t('records.untitled')}
        </h1>
        {action}
      </div>
      <nav aria-label={t('records.tabs.label')} className="mt-4 border-b border-line">
        <ul className="flex flex-wrap gap-1">
          {tabs
            .filter(({ id }) => id !== 'consent' || kindOf(record.kind).needsConsent)
            .map(({ id, path }) => (
              <li key={id}>
                <Link
                  href={`/desk/records/${record.id}${path}`}
                  aria-current={id === current ? 'page' : undefined}
                  className="inline-block border-b-3 border-transparent px-3 py-2 hover:bg-panel aria-[current=page]:border-ink aria-[current=page]:font-semibold"
                >
                  {t(`records.tabs.${id}`)}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </header>
  )
}
