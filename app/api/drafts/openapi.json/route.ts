import { addressOf } from '@/app/address'
import { draftsOpenApiOf } from '@/lib/exchange/api/drafts-openapi'
import { archiveSettings } from '@/lib/settings/settings'
import { tokenAnswer } from '../token-answer'

/** GET the description of the API of drafts by OpenAPI 3.1: 200; 401; 429. */
export const GET = (request: Request) =>
  tokenAnswer(request, async (_, t) => draftsOpenApiOf(await archiveSettings(), addressOf, t))
