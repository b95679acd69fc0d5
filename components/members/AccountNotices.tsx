import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { Role } from '@/lib/generated/prisma/enums'

type Notice = {
  id: string
  change: 'ROLE' | 'PASSWORD'
  role: Role | null
  by: string | null
  proposedBy: string | null
  at: Date
}
type Props = { notices: readonly Notice[]; dismiss: (form: FormData) => Promise<void> }

/** What an admin changed in the member's own account, each until the member dismisses it. */
export function AccountNotices({ notices, dismiss }: Props) {
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
    return (
      <div key={id} className="mt-6">
        <Alert title={t.rich(`title.${notice.change}`, values)}>
          <p>
            {t.rich('hint', {
              change: (chunks) => (
                <Link href="/desk/account" className="link">
                  {chunks}
                </Link>
              ),
            })}
          </p>
          <form action={dismiss}>
            <input type="hidden" name="id" value={id} />
            <Button type="submit" look="secondary" small>
              {t('dismiss')}
            </Button>
          </form>
        </Alert>
      </div>
    )
  })
}
