import type { Metadata } from 'next'
import { addressOf, alternatesOf } from '@/app/address'
import { inLanguage } from '@/lib/messages/public-address'
import { getTranslator, languagePrefix } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

type Description = {
  title: string
  description: string
  /** The canonical path of the page, without a language; left out where it isn't known when the page is rendered. */
  path?: string
  /** True when the page in the archive's default language is the canonical one of all languages. */
  isPermanent?: boolean
  /** True when search engines can list the page. */
  isListed?: boolean
  openGraph?: Metadata['openGraph']
}

/** The metadata of a public page: title, description, canonical address and Open Graph (ogp.me). */
export async function pageMetadata({
  title,
  description,
  path,
  isPermanent = false,
  isListed = true,
  openGraph,
}: Description): Promise<Metadata> {
  const [t, archive, prefix] = await Promise.all([getTranslator(), archiveSettings(), languagePrefix()])
  const name = archiveName(archive, t)
  const url = path === undefined ? undefined : addressOf(isPermanent ? path : inLanguage(prefix, path))
  return {
    title: title === name ? { absolute: title } : title,
    description,
    ...(url && path && { alternates: { canonical: url, languages: alternatesOf(archive, path) } }),
    openGraph: {
      type: 'website',
      siteName: name,
      title,
      description,
      ...(url && { url }),
      ...openGraph,
    },
    twitter: { card: 'summary', title, description },
    ...(!archive.isIndexed && { robots: { index: false, follow: false } }),
    ...(archive.isIndexed && !isListed && { robots: { index: false } }),
  }
}
