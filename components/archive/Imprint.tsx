import { useTranslator } from '@/components/ui/use-translator'
import { licenceOf } from '@/lib/settings/licences'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import { directionOf } from '@/lib/text'

/** Who runs the archive, how to reach it and the licence of its own text. The imprint is plain text; its lines are kept. */
export function Imprint({ archive }: { archive: ArchiveSettings }) {
  const t = useTranslator()
  const { contact, imprint, language } = archive
  const licence = licenceOf(archive.licence)
  return (
    <>
      <h1 className="page-title">{t('settings.imprintPage.title')}</h1>
      <div className="reading mt-6">
        <p lang={language} dir="auto">
          {archiveName(archive, t)}
        </p>
        {imprint && (
          <p lang={language} dir={directionOf(language)} className="whitespace-pre-line">
            {imprint}
          </p>
        )}
        {contact && (
          <>
            <h2>{t('settings.imprintPage.contact')}</h2>
            <p>
              <a href={`mailto:${contact}`}>{contact}</a>
            </p>
          </>
        )}
        {licence && (
          <>
            <h2>{t('settings.imprintPage.licence')}</h2>
            <p>
              {licence.url ? (
                <a href={licence.url} rel="license">
                  {t(licence.label)}
                </a>
              ) : (
                t(licence.label)
              )}
            </p>
          </>
        )}
      </div>
    </>
  )
}
