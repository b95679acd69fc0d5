import { addressOf } from '@/app/address'
import { newestPath } from '@/components/archive/finding/newest-path'
import type { NewestAsked } from '@/lib/search/newest'
import { getAddress } from '@/lib/settings/language'

/** The feeds of these new and changed editions in the language of the page, by media type, for the head of the page. */
export async function feedLinks(asked: NewestAsked): Promise<Record<string, string>> {
  const to = await getAddress()
  const feed = (path: string) => addressOf(to(newestPath({ ...asked, page: 1 }, path)))
  return { 'application/atom+xml': feed('/new/atom'), 'application/feed+json': feed('/new/json') }
}
