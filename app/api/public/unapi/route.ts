import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { unapiItem } from '@/lib/exchange/citing/unapi'
import { isUnapiFormat, unapiFormats, unapiList } from '@/lib/exchange/citing/unapi-formats'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, publicAnswer, Written } from '../answer'

export const OPTIONS = preflight

/**
 * GET ?id=&format=: an item for reference managers (unAPI version 1). Without a format, the list of formats: 300 for one item. 404 for an item that
 * readers can't open, 406 for an unknown format.
 */
export function GET(request: NextRequest) {
  return publicAnswer(request, async (t) => {
    const { searchParams } = request.nextUrl
    const [id, format] = [searchParams.get('id'), searchParams.get('format')]
    if (id === null) return new Written(unapiList(null), 'application/xml; charset=utf-8')
    const found = await unapiItem(id, await archiveSettings(), addressOf, t)
    if (!found) return null
    if (format === null) return new Written(unapiList(id), 'application/xml; charset=utf-8', {}, 300)
    if (!isUnapiFormat(format)) return new Written(unapiList(id), 'application/xml; charset=utf-8', {}, 406)
    const { mediaType, write } = unapiFormats[format]
    return new Written(write(found, t), `${mediaType}; charset=utf-8`)
  })
}
