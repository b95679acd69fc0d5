import 'server-only'
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { message } from '@/lib/messages/message'
import { ExchangeError } from './exchange-error'

// Addresses of this machine, of private networks, and reserved ones (RFC 6890 and the IANA special-purpose registries).
const v4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
const inside = new BlockList()
for (const [net, prefix] of v4) inside.addSubnet(net, prefix, 'ipv4')
const outside = new BlockList()
outside.addSubnet('2000::', 3, 'ipv6')
const reserved = new BlockList()
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved.addSubnet(net, prefix, 'ipv6')

/** True if an IP address can be on the public Internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && outside.check(address, 'ipv6') && !reserved.check(address, 'ipv6')
}

const refused = (host: string) => new ExchangeError(message('exchange.privateNetwork', { host }))

/** Resolves a name and refuses it when any of its addresses is private. The connection uses the address that was checked. */
const publicLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    if (addresses.some(({ address }) => !isPublicAddress(address))) return done(refused(hostname), [])
    const [first] = addresses
    return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family)
  })

type Outgoing = {
  body: Uint8Array
  contentType: string
  /** Only for an address in the configuration that may be private. */
  allowPrivate: boolean
  /** Milliseconds for the whole exchange. */
  timeout?: number
  mostBytes?: number
}

type PostAnswer = { status: number; body: Buffer }

/** Posts bytes as `postFor` does, and returns the body of a 200 answer. Throws `ExchangeError` for any other. */
export const post = async (address: string, outgoing: Outgoing): Promise<Buffer> =>
  (await postFor(address, outgoing, [200])).body

/**
 * Posts bytes to an http or https address and returns an answer with one of these statuses. Sends nothing to a private network unless that is allowed, follows
 * no redirect, and stops after `timeout` or at `mostBytes`. Throws `ExchangeError`.
 */
export function postFor(
  address: string,
  { body, contentType, allowPrivate, timeout = 20_000, mostBytes = 1024 * 1024 }: Outgoing,
  statuses: readonly number[],
): Promise<PostAnswer> {
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ExchangeError(message('exchange.notWebAddress', { address }))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Node connects to a literal address without a look-up.
  if (!allowPrivate && isIP(host) && !isPublicAddress(host)) throw refused(host)
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>()
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    headers: { 'Content-Type': contentType, 'Content-Length': body.byteLength },
    signal: AbortSignal.timeout(timeout),
    agent: false,
    ...(!allowPrivate && { lookup: publicLookup }),
  })
  request.once('error', (error) =>
    reject(
      error.name === 'AbortError'
        ? new ExchangeError(message('exchange.noAnswer', { host: url.host }))
        : error,
    ),
  )
  request.once('response', (response) => {
    const chunks: Buffer[] = []
    let size = 0
    const status = response.statusCode ?? 0
    if (!statuses.includes(status)) {
      request.destroy()
      return reject(
        new ExchangeError(message('exchange.badStatus', { host: url.host, status: String(status) })),
      )
    }
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > mostBytes)
        request.destroy(new ExchangeError(message('exchange.answerTooLong', { host: url.host })))
    })
    response.once('end', () => resolve({ status, body: Buffer.concat(chunks) }))
    response.once('error', reject)
  })
  request.end(body)
  return promise
}
