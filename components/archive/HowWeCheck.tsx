import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'

/** Explains how the archive checks, what the marks mean and how editions work. */
export function HowWeCheck() {
  const t = useTranslations('archive')
  const label = useTranslator()
  const section = (name: 'sources' | 'checks' | 'dates' | 'editions' | 'testimonies' | 'log') => (
    <>
      <h2>{t(`about.${name}.title`)}</h2>
      <p>{t(`about.${name}.text`)}</p>
    </>
  )
  return (
    <>
      <h1 className="page-title">{t('about.title')}</h1>
      <div className="reading mt-6">
        <p>{t('about.intro')}</p>
        {section('sources')}
        {section('checks')}
        <h2>{t('about.marks.title')}</h2>
        <dl className="space-y-3 font-sans text-base">
          {(['CHECKED', 'SECOND_HAND', 'UNCHECKED'] as const).map((state) => (
            <div key={state}>
              <dt>
                <StateMark state={state}>{label(`labels.evidence.${state}`)}</StateMark>
              </dt>
              <dd>{t(`about.marks.${state}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <StateMark state="DISPUTED">{t('figures.differ')}</StateMark>
            </dt>
            <dd>{t('about.marks.DISPUTED')}</dd>
          </div>
        </dl>
        {section('dates')}
        {section('editions')}
        {section('testimonies')}
        {section('log')}
        <h2>{t('about.data.title')}</h2>
        <p>{t.rich('about.data.text', { link: (chunks) => <a href="/api/public/records">{chunks}</a> })}</p>
      </div>
    </>
  )
}
