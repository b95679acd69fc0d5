import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { isolatedIn } from '@/lib/text/isolated'
import { directionOf } from '@/lib/text/language'

type Props = {
  warning: string
  part: 'text' | 'passage' | 'image' | 'recording' | 'document' | 'changes'
  /** Ids of its content that addresses may point to (anchors.ts). */
  anchors?: readonly string[]
  children: ReactNode
}

/** Content behind a warning, closed until the reader opens it. */
export function ContentWarning({ warning, part, anchors = [], children }: Props) {
  const t = useTranslator()
  const locale = useLocale()
  return (
    <details className="warned">
      <summary
        lang={locale}
        dir={directionOf(locale)}
        className="block max-w-[42.5rem] rounded border border-edge bg-panel px-4 py-3 font-sans text-base"
      >
        {anchors.map((id) => (
          <span key={id} id={id} />
        ))}
        <span className="block text-xs font-medium text-quiet">{t('archive.warning.title')}</span>
        <span dir="auto" className="block">
          {warning}
        </span>
        <span className="when-closed print-only">{t('archive.warning.omitted', { part })}</span>
        <span className="screen-only mt-1 inline-flex items-baseline gap-1.5 text-sm text-accent">
          <DisclosureSign />
          <span className="when-closed underline underline-offset-3">
            {t('archive.warning.show', { part })}
          </span>
          <span className="when-open underline underline-offset-3">
            {t('archive.warning.hide', { part })}
          </span>
        </span>
      </summary>
      <div className="mt-5">{children}</div>
    </details>
  )
}

/** The warning of a record above its text, which stays open. */
export function WarningNotice({ warning }: { warning: string }) {
  const t = useTranslations('archive.warning')
  const locale = useLocale()
  return (
    <p role="note" className="warning-notice">
      {t('notice', { warning: isolatedIn(locale, warning) })}
    </p>
  )
}
