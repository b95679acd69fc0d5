import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

type Description = {
  title: string
  description: string
  /** The canonical path of the page; left out where it isn't known when the page is rendered. */
  path?: string
  /** True when search engines can list the page. */
  isListed?: boolean
  openGraph?: Metadata['openGraph']
}

/** The metadata of a public page: title, description, canonical address and Open Graph (ogp.me). */
export async function pageMetadata({
  title,
  description,
  path,
  isListed = true,
  openGraph,
}: Description): Promise<Metadata> {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const name = archiveName(archive, t)
  const url = path === undefined ? undefined : addressOf(path)
  return {
    title: title === name ? { absolute: title } : title,
    description,
    ...(url && { alternates: { canonical: url } }),
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
