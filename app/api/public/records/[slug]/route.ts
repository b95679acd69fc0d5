import { addressOf } from '@/app/address'
import { otherFigures } from '@/lib/editions/figures'
import { passagePositions } from '@/lib/editions/passage-positions'
import { liveEdition } from '@/lib/editions/queries'
import { publicTranslations } from '@/lib/editions/translations'
import { publicRecord } from '@/lib/exchange/records'
import { backLink } from '@/lib/exchange/signposting'
import { statedRelations } from '@/lib/search/stated-relations'
import { goneAnswer, preflight, publicAnswer, withHeaders } from '../../answer'

export const OPTIONS = preflight

/** GET the current edition; 404 when there never was one, 410 with the tombstone when it was withdrawn. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return publicAnswer(request, async (t) => {
    const { slug } = await params
    const edition = await liveEdition(slug)
    if (!edition) return goneAnswer(slug, null)
    const [positionOf, others, translations, relations] = await Promise.all([
      passagePositions(edition.passages),
      otherFigures(edition),
      publicTranslations(slug),
      statedRelations(edition.recordId),
    ])
    const data = await publicRecord({ edition, addressOf, positionOf, others, translations, relations }, t)
    return withHeaders(data, backLink('collection', edition, addressOf))
  })
}
