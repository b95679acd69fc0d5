import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'

/** The text in place of an empty list: it has no entries at all, or none on this page. */
export function EmptyPage({ page, first }: { page: number; first: string }) {
  const t = useTranslations('archive.list')
  const to = useAddress()
  if (page === 1) return <p className="mt-4 text-quiet">{t('empty')}</p>
  return (
    <p className="mt-4 text-quiet">
      {t('pastEnd')}{' '}
      <a href={to(first)} className="link">
        {t('firstPage')}
      </a>
    </p>
  )
}
