import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/Notice'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { Tombstone } from '@/lib/editions/tombstone'

const timeOf = (instant: Date) => (chunks: ReactNode) => (
  <time dateTime={instant.toISOString()}>{chunks}</time>
)

/** Says what was withdrawn at an address, when and why, and whether the content was erased. */
export function TombstoneNotice({ slug, tombstone }: { slug: string; tombstone: Tombstone }) {
  const locale = useLocale()
  const to = useAddress()
  const t = useTranslations('archive.withdrawn')
  const { withdrawnAt, reason, through, live, erasedAt } = tombstone
  return (
    <Notice title={live ? t('edition') : t('record')}>
      <p>{t.rich('when', { through, day: formatDay(withdrawnAt, { locale }), time: timeOf(withdrawnAt) })}</p>
      {reason && (
        <div>
          <p>{t('reason')}</p>
          <blockquote dir="auto" className="mt-2 border-s-2 border-edge ps-4 font-serif text-lg">
            {reason}
          </blockquote>
        </div>
      )}
      {erasedAt && (
        <p>{t.rich('erased', { day: formatDay(erasedAt, { locale }), time: timeOf(erasedAt) })}</p>
      )}
      <p>
        <a href={to(live ? `/records/${slug}` : '/records')} className="link">
          {live ? t('current') : t('search')}
        </a>
      </p>
    </Notice>
  )
}
