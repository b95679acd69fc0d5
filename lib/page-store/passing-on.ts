import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { COME_BACK_SECONDS } from './one-by-one'
import type { Rendered } from './rendering'

const zipped = promisify(gzip)

/** Headers that belong to the connection of an answer, or to bytes that were sent otherwise. */
const OF_BYTES = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
])

/** The answer when too many wait for what takes long. */
export const busy = (): Rendered => ({
  status: 503,
  headers: {
    ...{ 'retry-after': String(COME_BACK_SECONDS), 'cache-control': 'no-store' },
    'content-type': 'text/plain; charset=utf-8',
  },
  body: Buffer.from(translatorOf(SOURCE_LANGUAGE)('errors.busy.lists', { seconds: COME_BACK_SECONDS })),
})

/** Sends an answer that isn't kept, compressed quickly. */
export async function passOn(
  { status, headers, body }: Rendered,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OF_BYTES.has(name) && name !== 'etag' && name !== 'vary')
      response.setHeader(name, value)
  response.setHeader('Vary', 'Accept-Encoding')
  const isZipped =
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) &&
    body.length > 1_000 &&
    /^(?:text\/|application\/(?:json|xml|atom|ld))/.test(String(headers['content-type'] ?? ''))
  const sent = isZipped ? await zipped(body, { level: 4 }) : body
  if (isZipped) response.setHeader('Content-Encoding', 'gzip')
  if (status !== 304 && status !== 204) response.setHeader('Content-Length', sent.length)
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : sent)
}
