import { ID_PATTERN, LANGUAGE_PATTERN } from '@/lib/messages/public-address'
import { isForReaders, keepingOf } from '@/lib/page-store/addresses'

const id = ID_PATTERN

/** Pages with numbers of checks and reviews: a kept one is at most a day behind, so two right answers can differ. */
const COUNTS = /\/about\/method$/

/** For readers, but not what the archive publishes: forms, what search engines of others ask for, and answers with the time in them. */
const APART = new RegExp(
  `^(?:/${LANGUAGE_PATTERN})?/(?:report|suggestions|verify|unreachable|failed|ark)(?:[/?]|$)`,
)

/** What is drawn from one file is compared in one size: the file itself is compared with its SHA-256 when it is restored. */
const DRAWN = /^\/media\/[0-9a-f]{64}\/(?!480\.webp$|file\.)/
const PAGE_IMAGE = new RegExp(`/sources/${id}/copies/${id}/image\\?page=(?!1$)`)

/** Public data and files that aren't kept pages. */
const data = [
  new RegExp(`^/api/public/proofs/${id}/\\d+$`),
  /^\/api\/public\/records(?:\?|\/)/,
  /^\/log\/(?:checkpoint|key|tile\/[\w./]+)$/,
]
const files =
  /\/(?:media\/[0-9a-f]{64}|copies\/[0-9a-f-]{36})\/[a-z0-9.]+(?:\?type=[a-z0-9]{2,5})?$|\/csv(?:\?|$)/

const LANGUAGE = new RegExp(`^/(?!(?:map|new|log|api)(?:[/?]|$))${LANGUAGE_PATTERN}(?=[/?]|$)`)

/** True for an address that a drill compares: of a page, of public data, or of a file that readers get. */
export function isCompared(address: string): boolean {
  if (COUNTS.test(address) || APART.test(address) || DRAWN.test(address) || PAGE_IMAGE.test(address))
    return false
  if (keepingOf(address) || data.some((one) => one.test(address)) || files.test(address)) return true
  // Lists with filters are compared in one language: there are many, and searches of one address are limited.
  if (LANGUAGE.test(address) && address.includes('?')) return false
  // Texts that belong to the software: scripts, styles, images of the pages.
  return isForReaders(address) && !/\.[a-z0-9]+$/.test(address.split('?')[0] ?? '')
}

/**
 * True when the links of an answer are followed. A list with filters leads to every combination of them, and what it lists is reached from the list
 * without.
 */
export const isFollowed = (address: string): boolean =>
  !address.includes('?') || keepingOf(address) !== null || /\/copies\/[^?]+\?page=\d+$/.test(address)

/** What kind of address this is: without its language, and with a colon for each name, number, and value. */
export function kindOf(address: string): string {
  const [path = '', query = ''] = address.replace(LANGUAGE, '/:').split('?')
  const named = path
    .replace(/(?<=\/(?:records|pages|collections)\/)[^/]+/, ':')
    .replaceAll(/(?<=\/)(?:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=[/.]|$)/g, ':')
    .replace(/(?<=\/annotations\/).*/, ':')
    .replace(/(?<=\/tile\/).*/, ':')
  const names = [...new URLSearchParams(query).keys()].sort()
  return names.length > 0 ? `${named}?${names.join('&')}` : named
}
