import type { Messages } from './keys'

declare module 'next-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
