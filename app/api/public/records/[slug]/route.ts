import { addressOf } from '@/app/address'
import { otherFigures } from '@/lib/editions/figures'
import { liveEdition } from '@/lib/editions/queries'
import { publicTranslations } from '@/lib/editions/translations'
import { publicRecord } from '@/lib/exchange/records'
import { backLink } from '@/lib/exchange/signposting'
import { goneAnswer, preflight, publicAnswer, withHeaders } from '../../answer'

export const OPTIONS = preflight

/** GET the current edition; 404 when there never was one, 410 with the tombstone when it was withdrawn. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return publicAnswer(request, async (t) => {
    const { slug } = await params
    const edition = await liveEdition(slug)
    if (!edition) return goneAnswer(slug, null)
    const [others, translations] = await Promise.all([otherFigures(slug), publicTranslations(slug)])
    const data = await publicRecord(edition, addressOf, others, t, translations)
    return withHeaders(data, backLink('collection', edition, addressOf))
  })
}
