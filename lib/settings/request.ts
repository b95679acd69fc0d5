import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '@/lib/messages/catalogue'
import { interfaceLanguage } from './language'

/** What next-intl renders pages with. Named by next.config. */
export default getRequestConfig(async () => {
  const locale = await interfaceLanguage()
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
