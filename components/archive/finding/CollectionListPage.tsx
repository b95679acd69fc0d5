import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { PublicCollection } from '@/lib/collections/reading'
import { paragraphsOf, pathOfCollection } from '@/lib/collections/shown'
import { directionOf } from '@/lib/text'
import { EmptyPage } from '../EmptyPage'

/** All public collections, each with the first paragraph of its introduction. */
export function CollectionListPage({ collections }: { collections: readonly PublicCollection[] }) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <>
      <h1 className="page-title">{t('archive.collections.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.collections.intro')}</p>
      {collections.length === 0 ? (
        <EmptyPage page={1} first="/collections" />
      ) : (
        <ul className="mt-6 max-w-text divide-y divide-line border-y border-line">
          {collections.map(({ slug, title, language, introduction, records }) => (
            <li key={slug} className="py-5">
              <div lang={language} dir={directionOf(language)}>
                <h2 className="font-serif text-xl leading-snug">
                  <a
                    href={to(pathOfCollection(slug))}
                    className="decoration-1 underline-offset-4 hover:underline"
                  >
                    {title}
                  </a>
                </h2>
                <p className="mt-1 max-w-measure">{paragraphsOf(introduction)[0]}</p>
              </div>
              <p className="mt-1 text-xs text-quiet">{t('archive.collections.records', { records })}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
