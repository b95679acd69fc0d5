import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { ARCHIVE_NAME } from '@/components/archive/name'

type Told = {
  title: string
  description: string
  /** The one address of this page; left out where it is not known when the page is made. */
  path?: string
  /** Whether search engines are to list it. */
  isListed?: boolean
  openGraph?: Metadata['openGraph']
}

/** What a public page tells of itself: title, description, canonical address and Open Graph (ogp.me). */
export function pageMetadata({ title, description, path, isListed = true, openGraph }: Told): Metadata {
  const url = path === undefined ? undefined : addressOf(path)
  return {
    title: title === ARCHIVE_NAME ? { absolute: title } : title,
    description,
    ...(url && { alternates: { canonical: url } }),
    openGraph: {
      type: 'website',
      siteName: ARCHIVE_NAME,
      title,
      description,
      ...(url && { url }),
      ...openGraph,
    },
    twitter: { card: 'summary', title, description },
    ...(!isListed && { robots: { index: false } }),
  }
}
