import type { Messages } from './keys'
import type { LanguagePrefix } from './public-address'

declare module 'next-intl' {
  interface AppConfig {
    /** The catalogue, and the part of the page's address that names its language (components/ui/use-address.ts). */
    Messages: Messages & { address: { prefix: LanguagePrefix } }
  }
}
