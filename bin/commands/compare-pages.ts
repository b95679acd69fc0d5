import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import { keepingOf } from '@/lib/page-store/addresses'

/** An archive to ask for pages. */
export type Site = {
  /** Where it answers. */
  url: URL
  /** The host that its readers ask for. */
  host: string
}

type Answer = { status: number; type: string; body: Buffer }

/** Seconds that one page may take. */
const PATIENCE = 60
/** A refusal by the limits per address is waited out, at most so often. */
const RETRIES = 5
const AT_ONCE = 4

async function askOnce({ url, host }: Site, address: string): Promise<Answer & { retry: number }> {
  const request = (url.protocol === 'https:' ? https : http).get(new URL(address, url), {
    headers: { host, 'user-agent': 'Stele drill' },
    signal: AbortSignal.timeout(PATIENCE * 1000),
    agent: false,
  })
  const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  )
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'] ?? '',
    body: await buffer(response),
    retry: Number(response.headers['retry-after']) || 1,
  }
}

/** Asks for a page, and again when the archive asks to wait. */
async function ask(site: Site, address: string): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(site, address)
    if (answer.status !== 429 || attempt === RETRIES) return answer
    await new Promise((resolve) => setTimeout(resolve, answer.retry * 1000))
  }
}

/** Pages with numbers of checks and reviews: a kept one is at most a day behind, so two right answers can differ. */
const COUNTS = /\/about\/method$/

const LINKS = /(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>|"(https?:\/\/[^"\s]+)"/g

/** The public addresses (path and query) to compare that an answer links to on its own host. */
export function linksIn(text: string, address: string, origin: string): string[] {
  const found = new Set<string>()
  for (const [, attribute, location, inJson] of text.matchAll(LINKS)) {
    const link = (attribute ?? location ?? inJson ?? '').replaceAll('&amp;', '&')
    if (!URL.canParse(link, origin + address)) continue
    const url = new URL(link, origin + address)
    const page = url.pathname + url.search
    if (url.origin === origin && keepingOf(page) && !COUNTS.test(page)) found.add(page)
  }
  return [...found]
}

/** A page that differs, and where: its status, or the text around the first byte that differs. */
export type Difference = { address: string; one: string; other: string }
export type Comparison = { pages: number; bytes: number; differing: Difference[] }

const AROUND = 40

/** What distinguishes two answers; null where they are the same and neither is a failure. */
function difference(address: string, one: Answer, other: Answer): Difference | null {
  if (one.status !== other.status || one.type !== other.type || one.status >= 500 || one.status === 429)
    return { address, one: `${one.status} ${one.type}`, other: `${other.status} ${other.type}` }
  if (one.body.equals(other.body)) return null
  const at = one.body.findIndex((byte, index) => byte !== other.body[index])
  const around = ({ body }: Answer) => {
    const place = at < 0 ? one.body.length : at
    return body.subarray(Math.max(0, place - AROUND), place + AROUND).toString('utf8')
  }
  return { address, one: around(one), other: around(other) }
}

/**
 * Asks two archives for every public address that is reached from `first` in the running one, at most for `most`, and compares status, type and
 * bytes.
 */
export async function comparePages(
  running: Site,
  restored: Site,
  first: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Promise<Comparison> {
  const origin = `${running.url.protocol}//${running.host}`
  const seen = new Set(first)
  const waiting = [...first]
  const result: Comparison = { pages: 0, bytes: 0, differing: [] }
  const compare = async (address: string) => {
    const [one, other] = await Promise.all([ask(running, address), ask(restored, address)])
    result.pages += 1
    result.bytes += one.body.length
    const found = difference(address, one, other)
    if (found) result.differing.push(found)
    if (!/html|xml|json/.test(one.type)) return
    for (const link of linksIn(one.body.toString('utf8'), address, origin))
      if (!seen.has(link)) {
        seen.add(link)
        waiting.push(link)
      }
  }
  let working = 0
  let begun = 0
  const worker = async () => {
    for (;;) {
      const address = begun < most ? waiting.shift() : undefined
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
  return result
}
