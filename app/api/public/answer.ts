import { tombstoneOf } from '@/lib/editions/tombstone'
import { isWithdrawn } from '@/lib/editions/withdrawn'
import { errorBody, NotFound, SteleError } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { isWell } from '@/lib/health'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { isCutOff } from '@/lib/page-store/answering'
import { unless } from '@/lib/page-store/rendering'
import { isGoneAddress } from '@/lib/records/gone-addresses'
import { getTranslator } from '@/lib/settings/language'

/** CORS headers that let pages of any origin read the answer. */
const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Search engines list the pages, not their data.
  'X-Robots-Tag': 'noindex',
}

/** Shared caches ask again after at most a minute, so that a withdrawal takes effect. */
const cached = { 'Cache-Control': 'public, max-age=0, s-maxage=60, must-revalidate' }

const json = (body: unknown, status: number, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { ...open, 'Cache-Control': 'no-store', ...headers } })

/** Text in a format of its own, as the answer to a public request. */
export class Written {
  constructor(
    readonly text: string,
    readonly mediaType: string,
    readonly headers: Record<string, string> = {},
    readonly status = 200,
  ) {}
}

/** JSON with headers of its own, as the answer to a public request. */
export const withHeaders = (found: unknown, headers: Record<string, string>) =>
  new Written(JSON.stringify(found), 'application/json; charset=utf-8', headers)

const asWritten = (found: unknown) => (found instanceof Written ? found : withHeaders(found, {}))

/**
 * Answers a public request with the result of `work`, as JSON or as written, with an ETag; 304 when the client has it already, 404 for null, 503 once
 * the database isn't waited for. No one is signed in, so `work` must read editions only.
 */
export async function publicAnswer(
  request: Request,
  work: (t: Translator) => Promise<unknown>,
): Promise<Response> {
  const t = await getTranslator()
  const unavailable = () => json({ error: { name: 'Unavailable', message: t('errors.unavailable') } }, 503)
  if (isCutOff()) return unavailable()
  try {
    const done = await unless(
      isCutOff,
      work(t).then((found) => ({ found })),
    )
    if (done === null) return unavailable()
    const { found } = done
    if (found === null) throw new NotFound(message('errors.nothingAtAddress'))
    if (found instanceof Response) return found
    const { text, mediaType, headers: own, status } = asWritten(found)
    const etag = `"${sha256(text).slice(0, 32)}"`
    const headers = { ...open, ...cached, ...own, ETag: etag }
    const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
    if (known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers })
    return new Response(text, { status, headers: { ...headers, 'Content-Type': mediaType } })
  } catch (error) {
    if (!(error instanceof SteleError)) console.error(error)
    if (!(error instanceof SteleError) && !(await isWell())) return unavailable()
    const { status, body } = errorBody(error, t)
    return json(body, status)
  }
}

/** The 410 answer without a word about the record, for an address that it no longer has. */
const wordless = async () =>
  json({ error: { name: 'Gone', message: (await getTranslator())('errors.notFound') } }, 410)

/**
 * The 410 answer with the tombstone of a withdrawn record or edition, or without one for an address that a record no longer has; null for any
 * other.
 */
export async function goneAnswer(slug: string, edition: number | null): Promise<Response | null> {
  if (!(await isWithdrawn(slug, edition))) return (await isGoneAddress(slug)) ? wordless() : null
  const tombstone = await tombstoneOf(slug)
  if (!tombstone) return null
  const { withdrawnAt, reason, through, erasedAt } = tombstone
  return json(
    {
      error: { name: 'Gone', message: (await getTranslator())('errors.withdrawn') },
      tombstone: { withdrawnAt, throughEdition: through, reason, erasedAt },
    },
    410,
  )
}

/** Answers the preflight request for If-None-Match from another origin. */
export const preflight = () =>
  new Response(null, {
    status: 204,
    headers: {
      ...open,
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  })
