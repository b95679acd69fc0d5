import { type NextRequest, NextResponse } from 'next/server'
import { policyFor } from '@/app/content-security-policy'
import { refusalByLimit } from '@/app/limits'
import { answerOf } from '@/lib/editions/addresses'
import { FIRST_PAGE } from '@/lib/editions/first-page'
import { withdrawnRecords } from '@/lib/editions/withdrawn'
import { env } from '@/lib/env'

// Uploads go past here: what comes this way is buffered in memory and cut off at 10 MB (proxyClientMaxBodySize).
export const config = { matcher: ['/((?!_next/static|_next/image|api/holdings|api/consent-forms).*)'] }

const https = env.NEXTAUTH_URL.startsWith('https:')
const readsTheDatabase =
  /^\/(?:$|(?:home|records|sources|pages|imprint|unverified|withdrawn|unreachable|sitemap\.xml|sitemaps)(?:\/|$))/

/** Pages shown instead of a page that can't be shown, with their status. */
const insteadOf = {
  UNKNOWN: { path: '/nothing-here', status: 404 },
  GONE: { path: '/withdrawn', status: 410 },
  UNREACHABLE: { path: '/unreachable', status: 503 },
}

/**
 * Headers that depend on the request, and the honest status of public addresses (lib/editions/addresses.ts). It guards nothing:
 * permissions live in the commands and queries. Requests over a limit are refused here (app/limits.ts).
 */
export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = policyFor(pathname, { nonce, https, development: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-stele-path', pathname + search)

  const response = (await refusalByLimit(request)) ?? (await respond(request, headers))
  response.headers.set('Content-Security-Policy', policy)
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=63072000')
  return response
}

async function respond(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  if (!readsTheDatabase.test(pathname)) return NextResponse.next({ request: { headers } })
  const answer = await withdrawnRecords()
    .then(() => answerOf(pathname))
    .catch(() => 'UNREACHABLE' as const)
  if (answer === 'PUBLIC')
    return pathname === '/'
      ? NextResponse.rewrite(new URL(FIRST_PAGE, request.url), { request: { headers } })
      : NextResponse.next({ request: { headers } })
  if (typeof answer === 'object') return NextResponse.redirect(new URL(answer.movedTo, request.url), 308)
  const { path, status } = insteadOf[answer]
  const [, slug] = /^\/records\/([^/]+)/.exec(pathname) ?? []
  const url = new URL(answer === 'GONE' ? `${path}/${slug}` : path, request.url)
  return NextResponse.rewrite(url, { status, request: { headers } })
}
