import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import type { EditedCollection } from '@/lib/collections/queries'

/** The versions of a collection, newest first, with who saved each. */
export function CollectionVersions({
  collection: { versions, liveVersion },
}: {
  collection: Pick<EditedCollection, 'versions' | 'liveVersion'>
}) {
  const t = useTranslations('collections')
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-2 font-semibold">
        {t('history')}
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {versions.map(({ version, savedAt, savedBy }) => (
          <li key={version} className="py-2">
            {t('historyLine', { version, name: savedBy.name })}
            <p className="text-xs text-quiet">
              <When at={savedAt} />
              {version === liveVersion && ` · ${t('historyPublic')}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
