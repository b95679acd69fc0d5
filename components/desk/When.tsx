import { useLocale, useTranslations } from 'next-intl'
import { intlTag } from '@/lib/messages/translator'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(locale: string): Intl.DateTimeFormat {
  const known =
    formats.get(locale) ??
    new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  formats.set(locale, known)
  return known
}

/** An instant in UTC, the same for everyone who reads the page: "23 Nov 2026, 10:42 UTC". */
export function When({ at }: { at: Date }) {
  const t = useTranslations('ui')
  const locale = useLocale()
  return <time dateTime={at.toISOString()}>{t('instant', { at: formatIn(locale).format(at) })}</time>
}
