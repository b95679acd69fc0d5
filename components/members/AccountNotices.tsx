import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { Role } from '@/lib/generated/prisma/enums'

type Dismiss = (form: FormData) => Promise<void>
type NoticeProps = {
  title: ReactNode
  hint: ReactNode
  dismiss: Dismiss
  label: string
  /** What is dismissed, as a field of the form. */
  field: { name: string; value: string | number }
}

function DismissibleNotice({ title, hint, dismiss, label, field }: NoticeProps) {
  return (
    <div className="mt-6">
      <Alert title={title}>
        <p>{hint}</p>
        <form action={dismiss}>
          <input type="hidden" {...field} />
          <Button type="submit" look="secondary" small>
            {label}
          </Button>
        </form>
      </Alert>
    </div>
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
  change: 'ROLE' | 'PASSWORD'
  role: Role | null
  by: string | null
  proposedBy: string | null
  at: Date
}

/** What an admin changed in the member's own account, each until the member dismisses it. */
export function AccountNotices({ notices, dismiss }: { notices: readonly Notice[]; dismiss: Dismiss }) {
  const t = useTranslations('members.accountNotices')
  const role = useTranslations('labels.role')
  return notices.map(({ id, at, ...notice }) => {
    const values = {
      by: notice.by ?? t('operator'),
      role: notice.role ? role(notice.role) : '',
      two: notice.proposedBy ? 'yes' : 'no',
      proposer: notice.proposedBy ?? '',
      when: () => <When at={at} />,
    }
    const title = t.rich(`title.${notice.change}`, values)
    return (
      <DismissibleNotice
        key={id}
        title={title}
        hint={t.rich('hint', { change })}
        dismiss={dismiss}
        label={t('dismiss')}
        field={{ name: 'id', value: id }}
      />
    )
  })
}

/** Failed sign-ins to the member's account since they last dismissed this notice. */
export function FailedSignIns({ count, since, dismiss }: { count: number; since: Date; dismiss: Dismiss }) {
  const t = useTranslations('members.failedSignIns')
  return (
    <DismissibleNotice
      title={t.rich('title', { count, when: () => <When at={since} /> })}
      hint={t.rich('hint', { change })}
      dismiss={dismiss}
      label={t('dismiss')}
      field={{ name: 'count', value: count }}
    />
  )
}
