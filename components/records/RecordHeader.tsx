import type { ReactNode } from 'react'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { kindOf } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import { directionOf } from '@/lib/text'

const rooms = [
  { id: 'overview', label: 'Overview', path: '' },
  { id: 'edit', label: 'Edit', path: '/edit' },
  { id: 'review', label: 'Review', path: '/review' },
  { id: 'revisions', label: 'Revisions', path: '/revisions' },
  { id: 'consent', label: 'Consent', path: '/consent' },
] as const
export type RecordRoom = (typeof rooms)[number]['id']

type Props = {
  record: { id: string; kind: string; state: WorkState; title: string; language: string }
  current: RecordRoom
  /** The page's one primary action. */
  action?: ReactNode
}

/** What stands above every page of one record: its kind and state, its title, and the ways to its other pages. */
export function RecordHeader({ record, current, action }: Props) {
  const t = useTranslator()
  return (
    <header className="pt-8 pb-6">
      <p className="text-quiet">
        {t(kindLabel(record.kind))} · {t(`labels.workState.${record.state}`)}
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1
          className="font-serif text-3xl font-semibold"
          lang={record.language}
          dir={directionOf(record.language)}
        >
          {record.title || 'Without a title'}
        </h1>
        {action}
      </div>
      <nav aria-label="This record" className="mt-4 border-b border-line">
        <ul className="flex flex-wrap gap-1">
          {rooms
            .filter(({ id }) => id !== 'consent' || kindOf(record.kind).needsConsent)
            .map(({ id, label, path }) => (
              <li key={id}>
                <Link
                  href={`/desk/records/${record.id}${path}`}
                  aria-current={id === current ? 'page' : undefined}
                  className="inline-block border-b-3 border-transparent px-3 py-2 hover:bg-panel aria-[current=page]:border-ink aria-[current=page]:font-semibold"
                >
                  {label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </header>
  )
}
