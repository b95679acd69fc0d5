import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'

type Props = {
  /** The testimonies whose speakers, who stay unnamed, its text names. */
  by: readonly { id: string; title: string }[]
  /** True for a recording whose file says more than readers may have. */
  isSilent: boolean
}

/** Why readers can't open a copy as a whole, or can't hear it. */
export function ShutCopy({ by, isSilent }: Props) {
  const t = useTranslations('holdings.shut')
  if (by.length === 0 && isSilent)
    return (
      <div className="mt-6 max-w-3xl">
        <Alert title={t('silent')}>{t('silentHint')}</Alert>
      </div>
    )
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
