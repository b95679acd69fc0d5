import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import type { CollectionPlace } from '@/lib/collections/reading'
import { pathOfCollection } from '@/lib/collections/shown'

/** The collections that a record is in, each with the records before and after it; nothing where there are none. */
export function CollectionPlaces({ places }: { places: readonly CollectionPlace[] }) {
  const t = useTranslations('archive.collections')
  const to = useAddress()
  return places.map(({ slug, title, language, place, records, previous, next }) => (
    <nav
      key={slug}
      aria-label={t('placeLabel', { title })}
      className="screen-only mt-10 border-t border-line pt-4"
    >
      <p>
        {t.rich('place', {
          ...{ place, records, title },
          collection: (chunks) => (
            <a href={to(pathOfCollection(slug))} lang={language} className="link">
              <bdi>{chunks}</bdi>
            </a>
          ),
        })}
      </p>
      <ul className="mt-2 grid gap-x-10 gap-y-2 sm:grid-cols-2">
        {previous && (
          <li>
            <span className="block text-xs text-quiet">{t('previous')}</span>
            <a href={to(`/records/${previous.slug}`)} rel="prev" lang={previous.language} className="link">
              <bdi>{previous.title}</bdi>
            </a>
          </li>
        )}
        {next && (
          <li>
            <span className="block text-xs text-quiet">{t('next')}</span>
            <a href={to(`/records/${next.slug}`)} rel="next" lang={next.language} className="link">
              <bdi>{next.title}</bdi>
            </a>
          </li>
        )}
      </ul>
    </nav>
  ))
}
