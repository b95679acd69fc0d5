import { useTranslator } from '@/components/ui/use-translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import type { ArchiveSettings } from '@/lib/settings/schema'
import { ArchiveName } from './ArchiveName'

/** The header of every public page: name, kinds and search. */
export function ArchiveHeader({ archive }: { archive: ArchiveSettings }) {
  const t = useTranslator()
  return (
    <header className="border-b border-line print:border-0">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-8 gap-y-1 px-4 py-4 sm:px-6">
        <ArchiveName archive={archive} />
        <nav aria-label={t('archive.header.navigation')} className="screen-only">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {kinds.map(({ id }) => (
              <li key={id}>
                <a href={`/records?kind=${id}`} className="inline-block py-1 hover:underline">
                  {t(kindPlural(id))}
                </a>
              </li>
            ))}
            <li>
              <a href="/records" className="inline-block py-1 hover:underline">
                {t('archive.header.search')}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  )
}
