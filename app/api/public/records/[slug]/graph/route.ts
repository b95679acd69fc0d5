import { editionJsonLd } from '@/app/(archive)/records/[slug]/edition-metadata'
import { addressOf } from '@/app/address'
import { otherFigures } from '@/lib/editions/figures'
import { liveEdition } from '@/lib/editions/queries'
import { backLink } from '@/lib/exchange/signposting'
import { statedRelations } from '@/lib/search/stated-relations'
import { archiveSettings } from '@/lib/settings/settings'
import { goneAnswer, preflight, publicAnswer, Written } from '../../../answer'

export const OPTIONS = preflight

/** GET the current edition as schema.org data, with the figures of other records beside its own and its relations to others. */
export const GET = (request: Request, { params }: { params: Promise<{ slug: string }> }) =>
  publicAnswer(request, async (t) => {
    const { slug } = await params
    const edition = await liveEdition(slug)
    if (!edition) return goneAnswer(slug, null)
    const [others, archive, relations] = await Promise.all([
      otherFigures(edition),
      archiveSettings(),
      statedRelations(edition.recordId),
    ])
    const data = editionJsonLd(edition, others, archive, t, relations)
    return new Written(
      JSON.stringify(data),
      'application/ld+json; charset=utf-8',
      backLink('describes', edition, addressOf),
    )
  })
