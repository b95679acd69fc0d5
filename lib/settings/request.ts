import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '@/lib/messages/catalogue'
import { interfaceLanguage } from './language'

/** The configuration with which next-intl renders pages. next.config.js names this file. */
export default getRequestConfig(async () => {
  const locale = await interfaceLanguage()
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
