import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { ARCHIVE_NAME } from '@/components/archive/name'

type Description = {
  title: string
  description: string
  /** The canonical path of the page; left out where it isn't known when the page is rendered. */
  path?: string
  /** Whether search engines may list the page. */
  isListed?: boolean
  openGraph?: Metadata['openGraph']
}

/** The metadata of a public page: title, description, canonical address and Open Graph (ogp.me). */
export function pageMetadata({
  title,
  description,
  path,
  isListed = true,
  openGraph,
}: Description): Metadata {
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
