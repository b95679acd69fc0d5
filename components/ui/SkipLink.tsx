import { useTranslations } from 'next-intl'

/** A link to the main content, first in the tab order of each page. */
export function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      {useTranslations('ui')('skipToContent')}
    </a>
  )
}
