import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'

/** Why readers can't open a copy as a whole: its text names the speakers of these testimonies, who stay unnamed. */
export function ShutCopy({ by }: { by: readonly { id: string; title: string }[] }) {
  const t = useTranslations('holdings.shut')
  if (by.length === 0) return null
  return (
    <div className="mt-6 max-w-3xl">
      <Alert title={t('title')}>
        <p>{t('hint')}</p>
        <ul className="list-disc ps-6">
          {by.map(({ id, title }) => (
            <li key={id}>
              <Link href={`/desk/records/${id}/consent`} className="link">
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}
