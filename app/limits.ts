import type { NextRequest } from 'next/server'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refusalPage, refusalPolicy } from '@/app/refusal-page'
import { DRILL_HEADER, isDrillPass } from '@/lib/backup/drill-pass'
import { type Env, env } from '@/lib/env'
import { addressHeader } from '@/lib/members/addresses'
import { deviceCookie, deviceIn } from '@/lib/members/signing-in/devices'
import { translatorOf } from '@/lib/messages/catalogue'
import type { DividedAddress } from '@/lib/messages/public-address'
import { isCrowded } from '@/lib/search/turns'
import { STAFF_COOKIE, staffLanguageAt } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'

const MINUTE = 60

const limiterOf = (keyPrefix: string, points: number) =>
  points === 0 ? null : new RateLimiterMemory({ keyPrefix, points, duration: MINUTE })

type Limits = Pick<Env, Extract<keyof Env, `STELE_LIMIT_${string}`>>

/** One limiter for each kind of request; null for no limit. */
export const limitersOf = (limits: Limits) => ({
  PAGES: limiterOf('pages', limits.STELE_LIMIT_PAGES),
  SEARCH: limiterOf('search', limits.STELE_LIMIT_SEARCH),
  SIGN_IN: limiterOf('sign-in', limits.STELE_LIMIT_SIGN_IN),
  WRITES: limiterOf('writes', limits.STELE_LIMIT_WRITES),
  REPORTS: limiterOf('reports', limits.STELE_LIMIT_REPORTS),
  API: limiterOf('api', limits.STELE_LIMIT_API),
  TOKEN: limiterOf('token', limits.STELE_LIMIT_TOKEN),
})
type Limited = keyof ReturnType<typeof limitersOf>

/** Where the form of a report is sent to. */
const REPORT = '/report/send'

const opensSessions = /^\/(?:sign-in|setup|invitation|api\/auth\/callback)(?:\/|$)/
/** Searches and lists, and the proof of an edition, which takes as long. */
const searches =
  /^\/(?:(?:api\/public\/)?records|(?:register|press|testimonies|timeline|figures)(?:\/csv)?|names|map(?:\/csv)?|this-day|verify|new(?:\/(?:atom|json))?)$/
/** The same small files on every page, and what a load balancer asks all the time. */
const free =
  /^\/(?:api\/health(?:\/live|\/ready)?|theme\.css|logo\.png|icon\.svg|robots\.txt|\.well-known\/security\.txt)$/

/** The limit that a request counts for; null when it counts for none. Kept pages are answered before this (lib/page-store/front.ts). */
export function limitOf(method: string, pathname: string): Limited | null {
  if (method !== 'GET' && method !== 'HEAD') {
    if (pathname === REPORT) return 'REPORTS'
    if (pathname === '/verify/file') return 'SEARCH'
    return opensSessions.test(pathname) ? 'SIGN_IN' : 'WRITES'
  }
  if (free.test(pathname)) return null
  if (searches.test(pathname)) return 'SEARCH'
  // One for each word that is typed.
  if (pathname === '/suggestions') return 'API'
  // A player asks for a recording part by part.
  if (/^\/sources\/[^/]+\/copies\/[^/]+\/(?:recording|captions)$/.test(pathname)) return 'API'
  return /^\/(?:api|media)\//.test(pathname) ? 'API' : 'PAGES'
}

// Shared by the proxy and the routes that don't come through it, which Next bundles separately.
const shared = globalThis as typeof globalThis & {
  steleLimiters?: ReturnType<typeof limitersOf>
}

/** Who a request counts for: its address, or for sign-in the device on which a member signed in before. */
async function senderOf(request: NextRequest, limited: Limited): Promise<string> {
  const address = request.headers.get(addressHeader) ?? 'unknown'
  if (limited !== 'SIGN_IN') return address
  const known = await deviceIn(request.cookies.get(deviceCookie.name)?.value)
  return known ? `device ${known.device}` : address
}

/** Counts a request. The seconds until the next one is answered when it is over the limit; 0 for every other. */
async function waitOf(limited: Limited, sender: () => Promise<string>): Promise<number> {
  shared.steleLimiters ??= limitersOf(env)
  const limiter = shared.steleLimiters[limited]
  if (!limiter) return 0
  try {
    await limiter.consume(await sender())
    return 0
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.ceil(reason.msBeforeNext / 1000)
    throw reason
  }
}

/** The answer to a request with a token that is over the limit of its token, whatever address it comes from; null for every other request. */
export async function refusalOfToken(tokenId: string): Promise<Response | null> {
  const wait = await waitOf('TOKEN', async () => tokenId)
  return wait ? refusal({ language: null, path: '/api/drafts' }, 429, 'tooManyRequests', wait) : null
}

/**
 * The answer to a request that is over a limit for its address: 429, or 503 when too many searches wait, with `Retry-After`; null for every other
 * request.
 */
export async function refusalByLimit(
  request: NextRequest,
  asked: DividedAddress = { language: null, path: request.nextUrl.pathname },
): Promise<Response | null> {
  const { path } = asked
  const shown = (): DividedAddress => ({
    language: asked.language ?? staffLanguageAt(path, request.cookies.get(STAFF_COOKIE)?.value),
    path,
  })
  const limited = limitOf(request.method, path)
  const isCounted = limited && !isSpared(request, limited)
  const wait = isCounted && (await waitOf(limited, () => senderOf(request, limited)))
  if (wait) return refusal(shown(), 429, 'tooManyRequests', wait)
  return limited === 'SEARCH' && isCrowded() ? refusal(shown(), 503, 'busy', 5) : null
}

const READS: readonly Limited[] = ['PAGES', 'SEARCH', 'API']

/** True for a read of a drill, which asks for every public page. */
const isSpared = (request: NextRequest, limited: Limited): boolean =>
  READS.includes(limited) && isDrillPass(request.headers.get(DRILL_HEADER))

/** Made without the framework, and without the database as soon as this process has read the settings once. */
async function refusal(
  { language, path }: DividedAddress,
  status: 429 | 503,
  reason: 'tooManyRequests' | 'busy',
  seconds: number,
): Promise<Response> {
  const archive = await archiveSettings.readLast()
  const shown = language ?? archive.language
  const t = translatorOf(shown)
  const text = t(`errors.${reason}.message`, { seconds })
  const headers = { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' }
  if (path.startsWith('/api/')) {
    const open = path.startsWith('/api/public/') && { 'Access-Control-Allow-Origin': '*' }
    const name = status === 429 ? 'TooManyRequests' : 'Busy'
    return Response.json({ error: { name, message: text } }, { status, headers: { ...headers, ...open } })
  }
  const page = refusalPage({
    archive,
    language: shown,
    title: t(`errors.${reason}.title`),
    paragraphs: path === REPORT ? [t('errors.tooManyRequests.report'), text] : [text],
  })
  return new Response(page, {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': refusalPolicy,
    },
  })
}
