import { addressOf } from '@/app/address'
import { openApiOf } from '@/lib/exchange/api/openapi'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

/** GET the description of this API by OpenAPI 3.1. */
export const GET = (request: Request) =>
  publicAnswer(request, async (t) => openApiOf(await archiveSettings(), addressOf, t))
