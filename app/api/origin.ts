import { env } from '@/lib/env'
import { errorBody, Forbidden } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'

const reads = ['GET', 'HEAD', 'OPTIONS']

/**
 * True when a page of another origin sent a request that can change something. Browsers say where a request comes from (Sec-Fetch-Site in
 * Fetch Metadata, Origin in the Fetch Standard) and pages can't change that. Programs that send neither header are let through: no one else's
 * cookie is sent with their requests. The archive's own host is that of NEXTAUTH_URL or, where it is reached by another name, the Host.
 */
function isForeignWrite({ method, headers }: Request): boolean {
  if (reads.includes(method)) return false
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  const origin = headers.get('origin')
  if (origin === null) return false
  const host = URL.parse(origin)?.host
  return !host || (host !== new URL(env.NEXTAUTH_URL).host && host !== headers.get('host'))
}

/** The guard of every route that can change something: 403 for a write from a page of another origin, else the answer. */
export async function fromOwnOrigin(request: Request, respond: () => Promise<Response>): Promise<Response> {
  if (!isForeignWrite(request)) return respond()
  const { status, body } = errorBody(new Forbidden(message('errors.otherOrigin')), await getTranslator())
  return Response.json(body, { status })
}
