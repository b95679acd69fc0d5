import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, gunzipSync, gzip, constants as zlib } from 'node:zlib'
import type { Rendered } from './rendering'

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** The headers of an answer that readers get, besides those that describe its bytes. */
const HEADERS = [
  ...['content-type', 'content-security-policy', 'strict-transport-security', 'x-content-type-options'],
  ...['x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'],
  ...['permissions-policy', 'link', 'content-disposition', 'content-language', 'x-robots-tag'],
  ...['access-control-allow-origin', 'access-control-expose-headers'],
]

type Encoding = 'br' | 'gzip' | 'identity'

/** A page as it is stored: its headers as names and values in turn, and its bytes compressed with gzip. */
export type StoredBytes = { status: number; headers: readonly string[]; tag: string; zipped: Buffer }

/** Bytes of an answer for machines, such as a sitemap: its best compression would take seconds and gain little. */
const LONG = 1_000_000
/** A quality of brotli that is twenty times as fast as the best, for a tenth more bytes. */
const QUICK = 5

/** Memory that a page takes besides its bytes, in V8's heap: headers, subjects, and its entry in the store. */
export const OVERHEAD = 2_500

/** Values that the headers of most pages share, such as their policies. */
const known = new Map<string, string>()
/** More than there are: a value that is different on each page, such as its links, isn't looked for. */
const MOST_SHARED = 200

/** The same text, once in memory for all pages that have it. */
function once(text: string): string {
  const first = known.get(text)
  if (first === undefined && known.size < MOST_SHARED) known.set(text, text)
  return first ?? text
}

/** True when a client that sends this Accept-Encoding takes the encoding. */
function takes(accepted: string, encoding: 'br' | 'gzip'): boolean {
  if (!accepted.includes(encoding)) return false
  return accepted.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim())
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}

/** These bytes in memory of their own. What zlib returns is a small part of a buffer of 64 KB, which would stay as long as the page. */
function alone(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}

const withoutMark = (tag: string) => tag.trim().replace(/^W\//, '')

/** A page as bytes, compressed, with the headers of its answers. It never changes, apart from getting a better compression. */
export class KeptPage {
  readonly status: number
  /** What it can be made from again. */
  readonly stored: StoredBytes
  readonly #control: string
  readonly #gzip: Buffer
  #brotli: Buffer | null = null

  private constructor({ status, headers, tag, zipped }: StoredBytes, control = 'no-cache') {
    this.#gzip = alone(zipped)
    // A list that was made bit by bit has room for more.
    this.stored = { status, headers: headers.slice(), tag, zipped: this.#gzip }
    this.status = status
    this.#control = control
  }

  /** `control` is the Cache-Control of its answers. */
  static async of({ status, headers, body }: Rendered, control?: string): Promise<KeptPage> {
    const shared = HEADERS.flatMap((name) => {
      const value = headers[name]
      if (value === undefined) return []
      return [name, name === 'link' ? String(value) : once(String(value))]
    })
    const tag = createHash('sha256').update(shared.join('\n')).update(body).digest('base64url').slice(0, 22)
    const stored = { status, headers: shared, tag, zipped: await gzipped(body, { level: 6 }) }
    return new KeptPage(stored, control)
  }

  /** A page that was kept before. */
  static from(stored: StoredBytes): KeptPage {
    return new KeptPage(stored)
  }

  /** Bytes of memory. */
  get size(): number {
    return this.#gzip.length + (this.#brotli?.length ?? 0) + OVERHEAD
  }

  get isBrotliReady(): boolean {
    return this.#brotli !== null
  }

  /** Compresses the page once more, as small as it gets, which takes tenths of a second in a thread of its own; `isQuick`: a little larger, at once. */
  async compressBest({ isQuick = false } = {}): Promise<void> {
    const plain = gunzipSync(this.#gzip)
    const best = await brotlied(plain, {
      params: {
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_QUALITY]: isQuick || plain.length > LONG ? QUICK : zlib.BROTLI_MAX_QUALITY,
        [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    })
    this.#brotli = alone(best)
  }

  /** The page's bytes without compression. */
  get bytes(): Buffer {
    return gunzipSync(this.#gzip)
  }

  /** Answers a GET or HEAD; `since` is the time until which the page is known to be current, where it may no longer be. */
  answer(request: IncomingMessage, response: ServerResponse, since: number | null): void {
    const more = since === null ? [] : ['Stele-Current-Until', new Date(since).toUTCString()]
    const known = request.headers['if-none-match']
    if (known !== undefined && this.status === 200 && this.#isKnown(known)) {
      response.writeHead(304, this.#headersWith(more)).end()
      return
    }
    const encoding = this.#encodingFor(request.headers['accept-encoding'])
    const body = this.#bodyIn(encoding)
    const ofBytes = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
    response.writeHead(
      this.status,
      this.#headersWith([...ofBytes, 'Content-Length', String(body.length), ...more]),
    )
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  #isKnown(tags: string): boolean {
    return tags === '*' || tags.split(',').some((tag) => withoutMark(tag) === `"${this.stored.tag}"`)
  }

  #encodingFor(accepted: string | string[] | undefined): Encoding {
    const asked = String(accepted ?? '')
    if (this.#brotli !== null && takes(asked, 'br')) return 'br'
    return takes(asked, 'gzip') ? 'gzip' : 'identity'
  }

  #bodyIn(encoding: Encoding): Buffer {
    if (encoding === 'identity') return this.bytes
    return encoding === 'br' && this.#brotli !== null ? this.#brotli : this.#gzip
  }

  /** Made for each answer: kept, they took more memory than a tenth of the page. */
  #headersWith(more: readonly string[]): string[] {
    const { headers, tag } = this.stored
    const own = ['ETag', `W/"${tag}"`, 'Cache-Control', this.#control, 'Vary', 'Accept-Encoding']
    return [...headers, ...own, ...more]
  }
}
