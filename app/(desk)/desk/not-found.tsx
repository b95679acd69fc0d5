import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { Notice } from '@/components/ui/Notice'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('desk.notFound.title') }
}

/** Shown for what does not exist and for what this member can't see: the two look the same. */
export default function DeskNotFound() {
  const t = useTranslations('desk.notFound')
  return (
    <Notice title={t('title')}>
      <p>{t('lead')}</p>
      <p>
        <Link href="/desk/records" className="link">
          {t('records')}
        </Link>
      </p>
    </Notice>
  )
}
