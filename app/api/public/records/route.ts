import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { Invalid } from '@/lib/errors'
import { publicArchive } from '@/lib/exchange/linked-archive'
import { publicList } from '@/lib/exchange/records'
import { message } from '@/lib/messages/message'
import { search, searchSchema } from '@/lib/search/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

/** What a program that walks the pages would miss or get twice if it counted as missing. */
const demanded = ['kind', 'sort', 'page'] as const

/** GET ?q=&kind=&sort=&page=: search results, twenty a page; 422 for a kind, order or page that doesn't exist. */
export function GET(request: NextRequest) {
  return publicAnswer(request, async () => {
    const given = request.nextUrl.searchParams
    const asked = searchSchema.parse(Object.fromEntries(given))
    for (const name of demanded)
      if (given.get(name) && given.get(name) !== String(asked[name]))
        throw new Invalid({ [name]: message('errors.input.invalid') })
    const { page } = asked
    const results = await search(asked)
    const query = new URLSearchParams(given)
    query.set('page', String(page + 1))
    const next = page < results.pages ? addressOf(`/api/public/records?${query}`) : null
    const archive = publicArchive(await archiveSettings(), addressOf, await getTranslator())
    return publicList(results, { page, next }, archive, addressOf)
  })
}
