import { addressOf } from '@/app/address'
import { passagePositions } from '@/lib/editions/passage-positions'
import { editionBySlug } from '@/lib/editions/queries'
import { publicRecord } from '@/lib/exchange/records'
import { backLink } from '@/lib/exchange/signposting'
import { numberIn } from '@/lib/input'
import { goneAnswer, preflight, publicAnswer, withHeaders } from '../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string }> }

/** GET one edition; 404 when it never existed, 410 with the tombstone when it was withdrawn. */
export function GET(request: Request, { params }: Context) {
  return publicAnswer(request, async (t) => {
    const { slug, number: text } = await params
    const number = numberIn(text)
    if (number === null) return null
    const edition = await editionBySlug(slug, number)
    if (!edition) return goneAnswer(slug, number)
    const positionOf = await passagePositions(edition.passages)
    const data = await publicRecord({ edition, addressOf, positionOf }, t)
    return withHeaders(data, backLink('collection', edition, addressOf))
  })
}
