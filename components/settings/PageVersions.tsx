import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import type { EditedPage } from '@/lib/pages/queries'

/** The versions of a page, newest first, with who saved each. */
export function PageVersions({ page: { id, versions, liveVersion } }: { page: EditedPage }) {
  const t = useTranslations('settings.pages')
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-2 font-semibold">
        {t('history')}
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {versions.map(({ version, savedAt, savedBy }) => (
          <li key={version} className="py-2">
            <Link href={`/desk/settings/pages/${id}/versions/${version}`} className="link">
              {t('historyLine', { version, name: savedBy.name })}
            </Link>
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
