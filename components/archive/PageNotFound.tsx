import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/Notice'
import { useAddress } from '@/components/ui/use-address'

/** The page for an address without content (404). */
export function PageNotFound() {
  const t = useTranslations('archive.notFound')
  const to = useAddress()
  const linkTo = (href: string) => (chunks: React.ReactNode) => (
    <a href={to(href)} className="link">
      {chunks}
    </a>
  )
  return (
    <Notice title={t('title')}>
      <p>
        {t('description')} {t('reason')}
      </p>
      <p>{t.rich('next', { search: linkTo('/records'), home: linkTo('/') })}</p>
    </Notice>
  )
}
