import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'

const sections = ['find', 'know', 'warn', 'cite', 'report'] as const

/** Help for readers: how to find, judge, cite and correct what is published. It names controls by their own labels. */
export function HelpPage() {
  const t = useTranslations('archive')
  const label = useTranslator()
  const names = {
    how: t('evidence.howWeKnow'),
    cite: t('evidence.cite'),
    report: label('reports.report'),
  }
  return (
    <>
      <h1 className="page-title">{t('help.title')}</h1>
      <div className="reading mt-6">
        <p>{t('help.description')}</p>
        {sections.map((section) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{t(`help.${section}.title`)}</h2>
            <p>{t(`help.${section}.text`, names)}</p>
          </section>
        ))}
      </div>
    </>
  )
}
