import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { PublicTranslation } from '@/lib/editions/translations'
import { directionOf, languageName } from '@/lib/text/language'

/** The same record in other languages, each a record of its own. */
export function OtherLanguages({ translations }: { translations: readonly PublicTranslation[] }) {
  const t = useTranslator()
  const to = useAddress()
  if (translations.length === 0) return null
  return (
    <section aria-labelledby="other-languages">
      <h2 id="other-languages" className="section-title">
        {t('archive.record.otherLanguages')}
      </h2>
      <ul className="mt-3 space-y-2">
        {translations.map(({ slug, language, title, relation }) => (
          <li key={slug}>
            <span className="block text-xs text-quiet">
              {t(
                relation === 'ORIGINAL' ? 'archive.record.inLanguageOriginal' : 'archive.record.inLanguage',
                {
                  language: languageName(language, t),
                },
              )}
            </span>
            <a
              href={to(`/records/${slug}`)}
              hrefLang={language}
              lang={language}
              dir={directionOf(language)}
              className="link"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
