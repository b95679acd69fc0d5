import { useTranslator } from '@/components/ui/use-translator'
import type { ArchiveSettings } from '@/lib/settings/schema'
import { ArchiveName } from './ArchiveName'
import { navigation } from './navigation'

/** The header of every public page, one bar: name, ways into the archive and search. On a narrow screen the ways are in a menu. */
export function ArchiveHeader({ archive }: { archive: ArchiveSettings }) {
  const t = useTranslator()
  return (
    <header className="site-header">
      <div className="frame site-bar">
        <ArchiveName archive={archive} />
        <details className="site-menu screen-only">
          <summary>
            <span className="when-closed">{t('archive.header.menu')}</span>
            <span className="when-open">{t('archive.header.closeMenu')}</span>
          </summary>
          <nav aria-label={t('archive.header.navigation')}>
            <ul>
              {navigation(t).map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
        <a href="/records" className="site-search screen-only">
          {t('archive.header.search')}
        </a>
      </div>
    </header>
  )
}
