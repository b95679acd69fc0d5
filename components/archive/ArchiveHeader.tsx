import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { ArchiveSettings } from '@/lib/settings/schema'
import { ArchiveName } from './ArchiveName'
import { LanguageMenu } from './LanguageMenu'
import { navigation } from './navigation'

type Props = {
  archive: ArchiveSettings
  /** Path and query of this page, without a language. */
  page: string
  /** True while readers find a collection. */
  hasCollections?: boolean
}

/**
 * The header of every public page, one bar: name, ways into the archive, search and languages. On a narrow screen the ways are in
 * a menu.
 */
export function ArchiveHeader({ archive, page, hasCollections = false }: Props) {
  const t = useTranslator()
  const to = useAddress()
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
              {navigation(t, hasCollections).map(({ href, label }) => (
                <li key={href}>
                  <a href={to(href)}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
        <a href={to('/records')} className="site-search screen-only">
          {t('archive.header.search')}
        </a>
        <LanguageMenu archive={archive} page={page} />
      </div>
    </header>
  )
}
