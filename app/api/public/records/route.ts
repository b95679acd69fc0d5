import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { publicArchive } from '@/lib/exchange/linked-archive'
import { publicList } from '@/lib/exchange/records'
import { search, searchSchema } from '@/lib/search/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

/** GET ?q=&kind=&sort=&page=: search results, twenty a page. */
export function GET(request: NextRequest) {
  return publicAnswer(request, async () => {
    const asked = searchSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
    const { page } = asked
    const results = await search(asked)
    const query = new URLSearchParams(request.nextUrl.searchParams)
    query.set('page', String(page + 1))
    const next = page < results.pages ? addressOf(`/api/public/records?${query}`) : null
    const archive = publicArchive(await archiveSettings(), addressOf, await getTranslator())
    return publicList(results, { page, next }, archive, addressOf)
  })
}
