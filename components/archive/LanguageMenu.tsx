import { useTranslator } from '@/components/ui/use-translator'
import { inLanguage } from '@/lib/messages/public-address'
import { type ArchiveSettings, prefixOf } from '@/lib/settings/schema'
import { directionOf, nameInItself } from '@/lib/text/language'

type Props = {
  archive: Pick<ArchiveSettings, 'language' | 'languages'>
  /** Path and query of this page, without a language. */
  page: string
}

/** Links to this page in each language that the archive offers; nothing when there is only one. */
export function LanguageMenu({ archive, page }: Props) {
  const t = useTranslator()
  if (archive.languages.length < 2) return null
  return (
    <details className="language-menu screen-only">
      <summary>
        <span className="sr-only">{t('archive.header.language')}: </span>
        <span className="language-name">{nameInItself(t.locale)}</span>
      </summary>
      <nav aria-label={t('archive.header.language')}>
        <ul>
          {archive.languages.map((tag) => (
            <li key={tag}>
              <a
                href={inLanguage(prefixOf(archive, tag), page)}
                hrefLang={tag}
                lang={tag}
                dir={directionOf(tag)}
                aria-current={tag === t.locale ? 'true' : undefined}
                className="language-name"
              >
                {nameInItself(tag)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}
