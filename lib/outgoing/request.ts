import http from 'node:http'
import https from 'node:https'
import { isPublic, type Resolved, resolved } from './public-address'
import { Unreached } from './unreached'

/** Limits of one request, with all its redirects. */
export type Limits = {
  milliseconds: number
  bytes: number
  /** True to take the beginning of a longer answer. */
  isCut?: boolean
  headers?: Readonly<Record<string, string>>
  method?: 'GET' | 'POST'
  body?: string | Uint8Array
  /** The addresses that a request may go to; tests allow their own server. */
  isAllowed?: (address: string) => boolean
}

export type Answered = { status: number; url: string; headers: http.IncomingHttpHeaders; body: Buffer }

const MOST_REDIRECTS = 5
const PORTS = new Set(['', '80', '443'])

/**
 * Asks another server, at a public address only: the host is resolved once and the connection goes to that address; each redirect is checked in the
 * same way. Takes no longer and reads no more than the limits. Answers with any status below 400. Throws `Unreached`.
 */
export async function ask(address: string, limits: Limits): Promise<Answered> {
  const signal = AbortSignal.timeout(limits.milliseconds)
  let url = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answered = await askOnce(url, limits, signal)
    const { location } = answered.headers
    if (answered.status < 300 || answered.status >= 400 || !location) return answered
    // What is sent goes to the server that was named, and to no other.
    if (limits.method === 'POST') throw new Unreached('REDIRECTS')
    const next = URL.parse(location, url)
    if (!next) throw new Unreached('ADDRESS')
    url = next.href
  }
  throw new Unreached('REDIRECTS')
}

async function askOnce(address: string, limits: Limits, signal: AbortSignal): Promise<Answered> {
  const { isAllowed = isPublic } = limits
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new Unreached('ADDRESS')
  if (isAllowed === isPublic && !PORTS.has(url.port)) throw new Unreached('ADDRESS')
  const to = await Promise.race([resolved(url.hostname, isAllowed), whenAborted(signal)])
  const answered = await send(url, to, limits, signal)
  if (answered.status === 404 || answered.status === 410) throw new Unreached('NOT_FOUND', answered.status)
  if (answered.status >= 400) throw new Unreached('REFUSED', answered.status)
  return answered
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Unreached('TIME')), { once: true })
  })

function send(url: URL, to: Resolved, limits: Limits, signal: AbortSignal): Promise<Answered> {
  const { method = 'GET', headers = {}, body } = limits
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(error instanceof Unreached ? error : new Unreached(signal.aborted ? 'TIME' : 'CONNECTION'))
    const asking = request(
      url,
      {
        method,
        headers: { 'accept-encoding': 'identity', ...headers },
        signal,
        agent: false,
        // The connection goes to the address that was checked, whatever the name server says now.
        lookup: (_, options, done) => (options.all ? done(null, [to]) : done(null, to.address, to.family)),
      },
      (answer) => {
        const parts: Buffer[] = []
        let length = 0
        const end = () =>
          resolve({
            status: answer.statusCode ?? 0,
            url: url.href,
            headers: answer.headers,
            body: Buffer.concat(parts).subarray(0, limits.bytes),
          })
        answer.on('data', (part: Buffer) => {
          parts.push(part)
          length += part.length
          if (length <= limits.bytes) return
          if (limits.isCut) end()
          else fail(new Unreached('SIZE'))
          asking.destroy()
        })
        answer.on('end', end)
        answer.on('error', fail)
      },
    )
    asking.on('error', fail)
    // Also where the other server changes the protocol: then there is neither an answer nor an error.
    asking.on('close', () => fail(new Error('closed')))
    asking.end(body)
  })
}
