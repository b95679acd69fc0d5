import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '@/lib/messages/catalogue'
import { interfaceLanguage, languagePrefix } from '@/lib/settings/language'

/** The configuration with which next-intl renders pages. next.config.js names this file. */
export default getRequestConfig(async () => {
  const [locale, prefix] = await Promise.all([interfaceLanguage(), languagePrefix()])
  return { locale, messages: { ...messagesOf(locale), address: { prefix } }, timeZone: 'UTC' }
})
