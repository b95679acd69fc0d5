import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { When } from './When'

type Props = {
  versions: readonly { version: number; savedAt: Date; savedBy: { name: string } }[]
  /** The one that readers see; null for none. */
  liveVersion: number | null
  hrefOf: (version: number) => string
}

/** The versions of a page or a collection, newest first, with who saved each. */
export function Versions({ versions, liveVersion, hrefOf }: Props) {
  const t = useTranslations('desk.versions')
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-2 font-semibold">
        {t('title')}
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {versions.map(({ version, savedAt, savedBy }) => {
          return (
            <li key={version} className="py-2">
              <Link href={hrefOf(version)} className="link">
                {t('line', { version, name: savedBy.name })}
              </Link>
              <p className="text-xs text-quiet">
                <When at={savedAt} />
                {version === liveVersion && ` · ${t('public')}`}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
