import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Translator, translatorFrom } from '@/lib/messages/translator'

/** The translator of the page's language, for messages that code below the pages made and for functions that format with one. */
export function useTranslator(): Translator {
  const translate = useTranslations()
  const locale = useLocale()
  return useMemo(
    () => translatorFrom((key, values) => translate(key as 'errors.notFound', values), locale),
    [translate, locale],
  )
}
