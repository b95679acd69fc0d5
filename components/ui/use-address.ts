import { useMessages } from 'next-intl'
import { inLanguage } from '@/lib/messages/public-address'

/** Makes the addresses of public pages in the language of this page. Every link between public pages goes through it. */
export function useAddress(): (path: string) => string {
  const prefix = useMessages().address?.prefix ?? ''
  return (path) => inLanguage(prefix, path)
}
