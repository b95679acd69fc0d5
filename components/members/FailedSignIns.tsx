import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'

type Props = { count: number; since: Date; dismiss: (form: FormData) => Promise<void> }

/** Notice to a member: failed sign-ins to their account since they last dismissed it. */
export function FailedSignIns({ count, since, dismiss }: Props) {
  const t = useTranslations('members.failedSignIns')
  return (
    <Alert title={t.rich('title', { count, when: () => <When at={since} /> })}>
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
        <input type="hidden" name="count" value={count} />
        <Button type="submit" look="secondary" small>
          {t('dismiss')}
        </Button>
      </form>
    </Alert>
  )
}
