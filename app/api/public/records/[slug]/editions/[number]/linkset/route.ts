import { addressOf } from '@/app/address'
import { editionAnswer } from '@/app/api/public/edition-answer'
import { arkAddress } from '@/app/ark-address'
import { linksetOf } from '@/lib/exchange/signposting'
import { licenceOf } from '@/lib/settings/licences'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, Written } from '../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string }> }

/** GET the typed links of an edition (FAIR Signposting, RFC 9264). */
export const GET = (request: Request, context: Context) =>
  editionAnswer(request, context, async (edition) => {
    const license = licenceOf((await archiveSettings()).licence)?.url ?? null
    const links = linksetOf({ ...edition, license, ark: arkAddress(edition) }, addressOf)
    return new Written(JSON.stringify(links), 'application/linkset+json; charset=utf-8')
  })
