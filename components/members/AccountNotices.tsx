import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { Role } from '@/lib/generated/prisma/enums'

type Dismiss = (form: FormData) => Promise<void>
type LineProps = {
  title: ReactNode
  hint?: ReactNode
  dismiss: Dismiss
  label: string
  /** What is dismissed, as a field of the form. */
  field: { name: string; value: string | number }
}

function NoticeLine({ title, hint, dismiss, label, field }: LineProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2.5 sm:flex-nowrap">
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {hint && <p className="text-quiet">{hint}</p>}
      </div>
      <form action={dismiss} className="shrink-0">
        <input type="hidden" {...field} />
        <Button type="submit" look="secondary" small>
          {label}
        </Button>
      </form>
    </li>
  )
}

/** Makes the tag `change` of a hint a link to where the password is changed. */
const change = (chunks: ReactNode) => (
  <Link href="/desk/account" className="link">
    {chunks}
  </Link>
)

type Notice = {
  id: string
  change: 'ROLE' | 'PASSWORD' | 'NAME' | 'FACTOR'
  role: Role | null
  by: string | null
  proposedBy: string | null
  at: Date
}

type Props = {
  /** What an admin changed in the member's own account, each until the member dismisses it. */
  notices: readonly Notice[]
  /** Failed sign-ins to the account since the member last dismissed them; null when there are none. */
  failed: { count: number; since: Date } | null
  dismiss: Dismiss
  dismissFailed: Dismiss
}

/** What happened to the member's own account, in one panel above every page of the desk. Renders nothing when there is nothing. */
export function AccountNotices({ notices, failed, dismiss, dismissFailed }: Props) {
  const t = useTranslations('members')
  const role = useTranslations('labels.role')
  if (notices.length === 0 && !failed) return null
  return (
    <div role="status" className="mt-6 max-w-3xl rounded border border-edge border-s-4 bg-panel">
      <ul className="divide-y divide-line">
        {notices.map(({ id, at, ...notice }) => (
          <NoticeLine
            key={id}
            title={t.rich(`accountNotices.title.${notice.change}`, {
              who: notice.by === null ? 'operator' : 'admin',
              by: notice.by ?? '',
              role: notice.role ? role(notice.role) : '',
              two: notice.proposedBy ? 'yes' : 'no',
              proposer: notice.proposedBy ?? '',
              when: () => <When at={at} />,
            })}
            dismiss={dismiss}
            label={t('accountNotices.dismiss')}
            field={{ name: 'id', value: id }}
          />
        ))}
        {failed && (
          <NoticeLine
            title={t.rich('failedSignIns.title', {
              count: failed.count,
              when: () => <When at={failed.since} />,
            })}
            hint={t.rich('failedSignIns.hint', { change })}
            dismiss={dismissFailed}
            label={t('failedSignIns.dismiss')}
            field={{ name: 'count', value: failed.count }}
          />
        )}
      </ul>
      {notices.length > 0 && (
        <p className="border-t border-line px-4 py-2.5 text-quiet">
          {t.rich('accountNotices.hint', { change })}
        </p>
      )}
    </div>
  )
}
