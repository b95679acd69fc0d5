import { type NextRequest, NextResponse } from 'next/server'
import { addressOf } from '@/app/address'
import { arkAddress } from '@/app/ark-address'
import { policyFor } from '@/app/content-security-policy'
import { refusalByLimit } from '@/app/limits'
import { answerOf, editionAt } from '@/lib/editions/addresses'
import { withdrawnRecords } from '@/lib/editions/withdrawn'
import { env } from '@/lib/env'
import { linkHeader, signpostsOf } from '@/lib/exchange/signposting'
import { languages } from '@/lib/messages/catalogue'
import {
  type DividedAddress,
  dividedAddress,
  LANGUAGE_HEADER,
  PATH_HEADER,
} from '@/lib/messages/public-address'
import { isCutOff } from '@/lib/page-store/answering'
import { licenceOf } from '@/lib/settings/licences'
import { archiveSettings } from '@/lib/settings/settings'

// Uploads go past here: what comes this way is buffered in memory and cut off at 10 MB (proxyClientMaxBodySize). So do files for everyone.
export const config = {
  matcher: ['/((?!_next/static|api/holdings|api/consent-forms|api/imports|api/media|api/messages).*)'],
}

const https = env.NEXTAUTH_URL.startsWith('https:')
const readsTheDatabase =
  /^\/(?:$|ark[:/]|logo\.png$|(?:about\/method|records|register|press|testimonies|timeline|figures|names|map|media|this-day|new|collections|suggestions|sources|pages|imprint|report|corrections|unverified|verify|withdrawn|unreachable|sitemap\.xml|sitemaps)(?:\/|$))/

/** Milliseconds that a request waits for a database that doesn't answer. Once that is known, none does (lib/page-store/answering.ts). */
const DATABASE_MS = 20_000

/** Pages shown instead of a page that can't be shown, with their status and headers. */
const insteadOf = {
  UNKNOWN: { path: '/nothing-here', status: 404, headers: {} },
  GONE: { path: '/withdrawn', status: 410, headers: {} },
  UNREACHABLE: { path: '/unreachable', status: 503, headers: { 'Retry-After': '60' } },
}

/**
 * Headers that depend on the request, and the honest status of public addresses (lib/editions/addresses.ts). It guards nothing:
 * permissions live in the commands and queries. Requests over a limit are refused here (app/limits.ts).
 */
export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const asked = dividedAddress(pathname, languages())
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = policyFor(pathname, { nonce, https, development: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set(PATH_HEADER, pathname + search)
  headers.delete(LANGUAGE_HEADER)

  const response = (await refusalByLimit(request, asked)) ?? (await respond(request, asked, headers))
  if (!response.headers.has('Content-Security-Policy'))
    response.headers.set('Content-Security-Policy', policy)
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=63072000')
  return response
}

async function respond(request: NextRequest, { language, path }: DividedAddress, headers: Headers) {
  // The system of some computers has no folder with a colon in its name.
  if (path.startsWith('/ark:') && !isCutOff())
    return NextResponse.rewrite(
      new URL(path.replace(/^\/ark:\/?/, '/ark/') + request.nextUrl.search, request.url),
      {
        request: { headers },
      },
    )
  if (!language && !readsTheDatabase.test(path)) return NextResponse.next({ request: { headers } })
  const answer = isCutOff()
    ? 'UNREACHABLE'
    : await inTime(
        withdrawnRecords().then(() => (language ? answerIn(language, path) : answerOf(path))),
      ).catch(() => 'UNREACHABLE' as const)
  if (language && answer !== 'UNOFFERED') headers.set(LANGUAGE_HEADER, language)
  const prefix = language ? `/${language}` : ''
  if (answer === 'PUBLIC') return withSignposts(shown(request, path, headers), path)
  // Not permanent: the archive can choose another default language.
  if (answer === 'DEFAULT')
    return NextResponse.redirect(new URL(path + request.nextUrl.search, request.url), 307)
  if (typeof answer === 'object')
    return NextResponse.redirect(new URL(prefix + answer.movedTo, request.url), 308)
  const { path: instead, ...init } = insteadOf[answer === 'UNOFFERED' ? 'UNKNOWN' : answer]
  const [, slug] = /^\/records\/([^/]+)/.exec(path) ?? []
  const url = new URL(answer === 'GONE' ? `${instead}/${slug}` : instead, request.url)
  return NextResponse.rewrite(url, { ...init, request: { headers } })
}

/** The answer that the database gives in time: one that takes requests and answers none can't be reached either. */
async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | 'UNREACHABLE'> {
  const late = Promise.withResolvers<'UNREACHABLE'>()
  const timer = setTimeout(late.resolve, DATABASE_MS, 'UNREACHABLE')
  return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer))
}

/** The answer of an address that names its language: only the languages that the archive offers have addresses. */
async function answerIn(language: string, path: string) {
  const settings = await archiveSettings()
  if (!settings.languages.includes(language)) return 'UNOFFERED'
  return language === settings.language ? 'DEFAULT' : answerOf(path)
}

/** Typed links for crawlers on the pages of records and editions (lib/exchange/signposting.ts). */
async function withSignposts(response: NextResponse, path: string) {
  const edition = await editionAt(path)
  if (edition) {
    const license = licenceOf((await archiveSettings()).licence)?.url ?? null
    response.headers.append(
      'Link',
      linkHeader(signpostsOf({ ...edition, license, ark: arkAddress(edition) }, addressOf)),
    )
  }
  return response
}

/** The page at a path, which the public address may write with a language before it. */
function shown(request: NextRequest, path: string, headers: Headers) {
  if (path === request.nextUrl.pathname) return NextResponse.next({ request: { headers } })
  return NextResponse.rewrite(new URL(path + request.nextUrl.search, request.url), { request: { headers } })
}
