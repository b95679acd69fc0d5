import { useTranslations } from 'next-intl'

/** First in the tab order of each page: straight to the main part. */
export function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      {useTranslations('ui')('skipToContent')}
    </a>
  )
}
