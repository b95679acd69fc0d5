import 'server-only'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { env } from '@/lib/env'
import { translatorOf } from '@/lib/messages/catalogue'

/** The header in which a request carries the address it comes from (`markAddresses`). */
export const addressHeader = 'x-stele-address'

/** All eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  if (!left || !right || tail === undefined) return left ?? []
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
}

/** The network that counts as one address: the whole IPv4 address, or the /64 of an IPv6 address (RFC 6177). Anything else is "unknown". */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').trim().replace(/^::ffff:(?=\d+\.)/i, '')
  const version = isIP(plain.replace(/%.*$/, ''))
  if (version === 6) return `${groupsOf(plain.replace(/%.*$/, '')).slice(0, 4).join(':')}::/64`
  return version === 4 ? plain : 'unknown'
}

/** The address of a visitor: of the connection or, behind our own proxy, the one that the proxy added last. */
export function visitorOf(
  forwardedFor: string | undefined,
  connection: string | undefined,
  trustProxy: boolean,
) {
  const forwarded = trustProxy ? forwardedFor?.split(',').at(-1) : undefined
  return networkOf(forwarded ?? connection)
}

const forwardedFor = (request: IncomingMessage) => {
  const header = request.headers['x-forwarded-for']
  return Array.isArray(header) ? header.join(',') : header
}

// Shared with the pages, which Next bundles separately from instrumentation.ts.
const seen = globalThis as typeof globalThis & { steleForwardedIgnored?: boolean }

/** True when this process got a request with X-Forwarded-For and TRUST_PROXY is off: behind a proxy, all visitors then count as one. */
export const isForwardedIgnored = (): boolean => seen.steleForwardedIgnored ?? false

const REQUESTS = 'http.server.request.start'

function warnOnce() {
  if (env.TRUST_PROXY || seen.steleForwardedIgnored) return
  seen.steleForwardedIgnored = true
  console.warn(translatorOf('en')('commands.start.forwardedIgnored'))
}

/**
 * Sets `addressHeader` on every later request to this process, before anything else reads the request; a value that the visitor sent is
 * replaced. Node publishes each request on this channel before it is answered. Warns once when forwarded addresses arrive and aren't trusted.
 * Returns how to end it.
 */
export function markAddresses(): () => void {
  const mark = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return
    const { request } = message
    if (!(request instanceof IncomingMessage)) return
    const forwarded = forwardedFor(request)
    // Next sends itself a copy of a request after a form was sent, with the headers that a proxy would add, and asks for RSC.
    if (forwarded !== undefined && request.headers.rsc === undefined) warnOnce()
    request.headers[addressHeader] = visitorOf(forwarded, request.socket.remoteAddress, env.TRUST_PROXY)
  }
  subscribe(REQUESTS, mark)
  return () => void unsubscribe(REQUESTS, mark)
}
