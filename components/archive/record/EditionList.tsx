import { useLocale, useTranslations } from 'next-intl'
import { Dotted } from '@/components/ui/Dotted'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { EditionLine } from '@/lib/editions/queries'

type Props = {
  slug: string
  /** Newest first. */
  editions: readonly EditionLine[]
  /** Number of the newest edition that was not withdrawn. */
  newest: number
}

/** All editions of a record with their dates, and links to their changes where both editions can be shown. */
export function EditionList({ slug, editions, newest }: Props) {
  const locale = useLocale()
  const to = useAddress()
  const t = useTranslations('archive.editions')
  const oldest = Math.min(...editions.flatMap(({ withdrawn, number }) => (withdrawn ? [] : number)))
  return (
    <ol reversed className="mt-8 max-w-measure divide-y divide-line border-y border-line">
      {editions.map(({ number, publishedAt, title, withdrawn }) => (
        <li key={number} className="py-3">
          {withdrawn ? (
            <a
              href={to(`/records/${slug}/editions/${number}`)}
              className="text-quiet underline underline-offset-3"
            >
              {t('withdrawn', { number })}
            </a>
          ) : (
            <a href={to(`/records/${slug}/editions/${number}`)} className="link">
              {number === newest ? t('current', { number }) : t('edition', { number })}
            </a>
          )}
          <span className="block" dir="auto">
            {title}
          </span>
          <span className="block text-quiet">
            <Dotted>
              <span>
                {t.rich('published', {
                  day: formatDay(publishedAt, { locale }),
                  time: (chunks) => <time dateTime={publishedAt.toISOString()}>{chunks}</time>,
                })}
              </span>
              {!withdrawn && number > oldest && (
                <a href={to(`/records/${slug}/editions/${number}/changes`)} className="link">
                  {t('changesSince', { number: number - 1 })}
                </a>
              )}
            </Dotted>
          </span>
        </li>
      ))}
    </ol>
  )
}
