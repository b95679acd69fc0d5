import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Writable } from 'node:stream'

/** Answers a request, as Next's request handler does. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** An answer as a whole. */
export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/** Milliseconds that a page may take. */
const TIMEOUT_MS = 120_000

/** Milliseconds between two looks whether an answer is still waited for. */
const LOOK_MS = 250

/** A response whose body is collected instead of sent. */
class Collected extends ServerResponse {
  readonly chunks: Buffer[] = []

  #collect(chunk: unknown, encoding?: unknown): void {
    if (typeof chunk === 'string')
      this.chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'),
      )
    else if (chunk instanceof Uint8Array)
      // Writers don't change bytes that they have written, so they aren't copied.
      this.chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#collect(chunk, rest[0])
    Reflect.apply(super.write, this, [chunk, ...rest])
    // Nothing has to wait until it is sent.
    return true
  }

  override end(chunk?: unknown, ...rest: unknown[]): this {
    this.#collect(chunk, rest[0])
    return Reflect.apply(super.end, this, [chunk, ...rest])
  }
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * Asks a handler for a page as someone who is not signed in, in this process and without a connection. Of the headers of a reader, only those
 * given are passed on.
 */
export async function rendered(
  handle: RequestHandler,
  address: string,
  headers: Record<string, string>,
): Promise<Rendered> {
  const request = new IncomingMessage(
    Object.defineProperty(new Socket(), 'remoteAddress', { value: '127.0.0.1' }),
  )
  Object.assign(request, { method: 'GET', url: address, headers: { ...headers }, complete: true })
  Object.assign(request, { httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 })
  request.push(null)
  const response = new Collected(request)
  const ended = Promise.withResolvers<void>()
  response.once('finish', ended.resolve)
  response.once('close', () => ended.reject(new Error(`No answer for ${address}.`)))
  const patience = setTimeout(
    () => ended.reject(new Error(`No answer for ${address} in ${TIMEOUT_MS} ms.`)),
    TIMEOUT_MS,
  )
  // A response writes to a socket; this one keeps nothing.
  Reflect.apply(response.assignSocket, response, [nowhere()])
  try {
    await Promise.all([handle(request, response), ended.promise])
  } finally {
    clearTimeout(patience)
  }
  return {
    status: response.statusCode,
    headers: response.getHeaders(),
    body: Buffer.concat(response.chunks),
  }
}

/** The answer where rendering failed without one: an empty page with status 500. Logs the error. */
export function broken(error: unknown): Rendered {
  console.error(error)
  return { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.alloc(0) }
}

/** Returns the answer, or null as soon as it isn't to be waited for. */
export async function unless<Answer>(isOver: () => boolean, answer: Promise<Answer>): Promise<Answer | null> {
  const over = Promise.withResolvers<null>()
  const looks = setInterval(() => isOver() && over.resolve(null), LOOK_MS)
  return Promise.race([answer, over.promise]).finally(() => clearInterval(looks))
}
