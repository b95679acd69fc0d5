import { editionJsonLd } from '@/app/(archive)/records/[slug]/edition-metadata'
import { addressOf } from '@/app/address'
import { editionAnswer } from '@/app/api/public/edition-answer'
import { backLink } from '@/lib/exchange/signposting'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, Written } from '../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string }> }

/** GET one edition with its statements and their evidence as schema.org data. */
export const GET = (request: Request, context: Context) =>
  editionAnswer(request, context, async (edition, t) => {
    const data = editionJsonLd(edition, new Map(), await archiveSettings(), t)
    return new Written(
      JSON.stringify(data),
      'application/ld+json; charset=utf-8',
      backLink('describes', edition, addressOf),
    )
  })
