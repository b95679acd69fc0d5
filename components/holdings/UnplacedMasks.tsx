import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import type { UnplacedCopy } from '@/lib/editions/masking/queries'

/** Copies whose text is masked as a whole, until someone places the masks of older copies in it. */
export function UnplacedMasks({ copies }: { copies: readonly UnplacedCopy[] }) {
  const t = useTranslations('relocation.unplaced')
  if (copies.length === 0) return null
  return (
    <section aria-labelledby="unplaced" className="mb-10 max-w-4xl">
      <h2 id="unplaced" className="font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="max-w-measure">{t('lead')}</p>
      <ul>
        {copies.map(({ id, filename, source, masks }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="text-xs text-quiet">
              <bdi>{source.title}</bdi>
            </p>
            <Link href={`/desk/sources/${source.id}/holdings/${id}#masks`} className="link">
              <bdi>{filename}</bdi>
            </Link>
            <p className="text-quiet">{t('masks', { count: masks })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
