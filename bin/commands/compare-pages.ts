import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { DRILL_HEADER } from '@/lib/backup/drill-pass'
import { isCompared, isFollowed, kindOf } from './compared-addresses'

/** An archive to ask for pages. */
export type Site = {
  /** Where it answers. */
  url: URL
  /** The host that its readers ask for. */
  host: string
  /** What spares the requests the limits per address (lib/backup/drill-pass.ts); left out where there are none. */
  pass?: string
}

/** `text` is null for files that aren't text: of them the hash and the size are enough. */
type Answer = { status: number; type: string; size: number; hash: string; text: Buffer | null }

const isText = (type: string) => /^text\/(?!csv)|html|xml|json/.test(type)

async function readAnswer(response: http.IncomingMessage): Promise<Answer> {
  const type = response.headers['content-type'] ?? ''
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    hash.update(chunk)
    size += chunk.length
    if (isText(type)) chunks.push(chunk)
  }
  const text = isText(type) ? Buffer.concat(chunks) : null
  return { status: response.statusCode ?? 0, type, size, hash: hash.digest('hex'), text }
}

/** Seconds that one page may take. */
const TIMEOUT_SECONDS = 60
/** A refusal by the limits per address is waited out, at most so often. */
const RETRIES = 20
const AT_ONCE = 4

async function askOnce({ url, host, pass }: Site, address: string): Promise<Answer & { retry: number }> {
  const request = (url.protocol === 'https:' ? https : http).get(new URL(address, url), {
    headers: { host, 'user-agent': 'Stele drill', ...(pass && { [DRILL_HEADER]: pass }) },
    signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    agent: false,
  })
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  )
  return { ...(await readAnswer(response)), retry: Number(response.headers['retry-after']) || 1 }
}

/** Asks for a page, and again when the archive asks to wait. */
async function ask(site: Site, address: string): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(site, address)
    if (answer.status !== 429 || attempt === RETRIES) return answer
    await new Promise((resolve) => setTimeout(resolve, answer.retry * 1000))
  }
}

const LINKS = /(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>|"(https?:\/\/[^"\s]+)"/g

/** The public addresses (path and query) to compare that an answer links to on its own host. */
export function linksIn(text: string, address: string, host: string): string[] {
  const base = new URL(address, `https://${host}`)
  const found = new Set<string>()
  for (const [, attribute, location, inJson] of text.matchAll(LINKS)) {
    const link = (attribute ?? location ?? inJson ?? '').replaceAll('&amp;', '&')
    const url = URL.parse(link, base)
    if (!url || url.host !== host) continue
    const page = url.pathname + url.search
    if (isCompared(page)) found.add(page)
  }
  return [...found]
}

/** A page that differs, and where: its status, or the text around the first byte that differs. */
export type Difference = { address: string; one: string; other: string }
/** `kinds`: how many kinds of addresses were asked for. `isWhole` is false when some were left. */
export type Comparison = {
  pages: number
  kinds: number
  bytes: number
  differing: Difference[]
  isWhole: boolean
}

const AROUND = 40

/** What distinguishes two answers; null where they are the same and neither is a failure. */
function difference(address: string, one: Answer, other: Answer): Difference | null {
  if (one.status !== other.status || one.type !== other.type || one.status >= 500 || one.status === 429)
    return { address, one: `${one.status} ${one.type}`, other: `${other.status} ${other.type}` }
  if (one.hash === other.hash) return null
  const [text, otherText] = [one.text, other.text]
  if (!text || !otherText)
    return { address, one: `${one.hash} (${one.size})`, other: `${other.hash} (${other.size})` }
  const at = text.findIndex((byte, index) => byte !== otherText[index])
  const place = at < 0 ? text.length : at
  const around = (body: Buffer) => body.subarray(Math.max(0, place - AROUND), place + AROUND).toString('utf8')
  return { address, one: around(text), other: around(otherText) }
}

/** Addresses that wait, by kind: the next one is of the kind that was asked for least, so that a part of them has all kinds. */
class Waiting {
  readonly #kinds = new Map<string, { begun: number; addresses: string[] }>()
  readonly #seen = new Set<string>()

  add(address: string): void {
    if (this.#seen.has(address)) return
    this.#seen.add(address)
    const kind = kindOf(address)
    const known = this.#kinds.get(kind)
    if (known) known.addresses.push(address)
    else this.#kinds.set(kind, { begun: 0, addresses: [address] })
  }

  /** Takes the next; undefined while there is none. */
  take(): string | undefined {
    let next: { begun: number; addresses: string[] } | undefined
    for (const kind of this.#kinds.values())
      if (kind.addresses.length > 0 && (!next || kind.begun < next.begun)) next = kind
    if (next) next.begun += 1
    return next?.addresses.shift()
  }

  get isEmpty(): boolean {
    return [...this.#kinds.values()].every(({ addresses }) => addresses.length === 0)
  }

  get begunKinds(): number {
    return [...this.#kinds.values()].filter(({ begun }) => begun > 0).length
  }
}

/**
 * Asks two archives for every public address that is reached from `first` in the running one, at most for `most` of all kinds in turn, and compares
 * status, type and bytes. `onProgress` is told how many were compared.
 */
export async function comparePages(
  running: Site,
  restored: Site,
  first: readonly string[],
  most = Number.POSITIVE_INFINITY,
  onProgress: (pages: number) => void = () => {},
): Promise<Comparison> {
  const waiting = new Waiting()
  for (const address of first) waiting.add(address)
  const result = { pages: 0, bytes: 0, differing: [] as Difference[] }
  const compare = async (address: string) => {
    const [one, other] = await Promise.all([ask(running, address), ask(restored, address)])
    result.pages += 1
    onProgress(result.pages)
    result.bytes += one.size
    const found = difference(address, one, other)
    if (found) result.differing.push(found)
    if (!one.text || !isFollowed(address)) return
    for (const link of linksIn(one.text.toString('utf8'), address, running.host)) waiting.add(link)
  }
  let working = 0
  let begun = 0
  const worker = async () => {
    for (;;) {
      const address = begun < most ? waiting.take() : undefined
      if (address !== undefined) {
        begun += 1
        working += 1
        await compare(address).finally(() => {
          working -= 1
        })
      } else if (working === 0) return
      else await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { ...result, kinds: waiting.begunKinds, isWhole: waiting.isEmpty }
}
