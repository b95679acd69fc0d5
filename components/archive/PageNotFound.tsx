import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/Notice'
import { useAddress } from '@/components/ui/use-address'

/** The page for an address without content (404), or with none any more (410): that gives no reason. */
export function PageNotFound({ isGone = false }: { isGone?: boolean }) {
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
        {t('description')} {!isGone && t('reason')}
      </p>
      <p>{t.rich('next', { search: linkTo('/records'), home: linkTo('/') })}</p>
    </Notice>
  )
}
