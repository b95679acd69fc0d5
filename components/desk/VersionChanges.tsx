import { useTranslations } from 'next-intl'
import { Differences } from '@/components/records/revisions/Differences'
import { Link } from '@/components/ui/Link'
import type { Difference } from '@/lib/records/revisions/compare'

type Props = {
  version: number
  /** From the version before. */
  differences: readonly Difference[]
  language: string
  hrefOf: (version: number) => string
}

/** What a version of a page or a collection changed, with a link to the version before; nothing for the first version. */
export function VersionChanges({ version, differences, language, hrefOf }: Props) {
  const t = useTranslations('desk.versions')
  if (version <= 1) return null
  return (
    <section aria-labelledby="changes" className="mb-10 max-w-3xl">
      <h2 id="changes" className="mb-3 text-lg font-semibold">
        {t('changes', { version: version - 1 })}
      </h2>
      <Differences differences={differences} language={language} />
      <p className="mt-4">
        <Link href={hrefOf(version - 1)} className="link">
          {t('before', { version: version - 1 })}
        </Link>
      </p>
    </section>
  )
}
