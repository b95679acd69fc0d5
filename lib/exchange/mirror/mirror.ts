import { keepingOf } from '@/lib/page-store/addresses'
import type { Reach } from '@/lib/page-store/reach'
import { type Subject, subjectsOf } from '@/lib/page-store/subjects'
import { fileOf, HEAD, isEntries, isProof, isWholeTile } from './files'
import { keptPages, today } from './kept-pages'
import {
  isHtml,
  isText,
  linksIn,
  pageOfMirror,
  proofsOfEntries,
  styleOfMirror,
  type TextAnswer,
} from './links'
import {
  damagedIn,
  filesIn,
  MANIFEST,
  type MirroredPage,
  type MirrorState,
  readManifest,
  readState,
  removeFile,
  STATE,
  sha256Of,
  writeStream,
  writeWhole,
} from './manifest'
import { attestedIn } from './proofs'
import { type Searching, writeSearch } from './search'
import { serverExamples } from './servers'

export type Position = { id: string; hash: string }

type Mirroring = Searching & {
  /** Asks the archive for an address, as a reader; 304 where what is there still has this tag (ETag). */
  ask: (address: string, tag?: string) => Promise<Response>
  /** The archive's own address, without a slash at its end. */
  origin: string
  /** What pages are made by; another build makes other pages. */
  build: string
  /** The end of the event log now. */
  position: () => Promise<Position>
  /** What changed since an earlier position. */
  reachSince: (position: Position) => Promise<Reach>
  /** True to compare all files with the manifest first, and to write those again that are missing or altered. */
  repairs?: boolean
  tell?: (pages: number) => void
}

type Mirrored = { pages: number; asked: number; written: number; removed: number; leftOut: number }

/** Requests at once. The archive's server renders one page at a time on each core. */
const AT_ONCE = 4
/** Runs until nothing changes meanwhile. A next run goes on. */
const MOST_RUNS = 3

const roots = [
  ...['/', '/sitemap.xml', '/robots.txt'],
  ...['openapi.json', 'list', 'withdrawals'].map((name) => `/api/public/${name}`),
  ...['/log/key', HEAD, '/verify-edition.mjs'],
]

/**
 * Writes the whole public archive into a folder as files: pages in every language, what they are shown with, feeds, sitemap, data. The pages have
 * the bytes that readers get, with links that work from files. What the last run wrote and no event reached is kept; what is no longer public
 * is removed, also where another page fails: then it throws at the end. The caller makes sure that the folder is empty or a mirror.
 */
export async function mirrorArchive(mirroring: Mirroring): Promise<Mirrored> {
  let result = await runOnce(mirroring, mirroring.repairs ? await damagedIn(mirroring.folder) : new Set())
  for (let run = 1; run < MOST_RUNS; run += 1) {
    const state = await readState(mirroring.folder)
    if (!state || (await mirroring.position()).id === state.event.id) return result
    const next = await runOnce(mirroring)
    result = {
      ...next,
      asked: result.asked + next.asked,
      written: result.written + next.written,
      removed: result.removed + next.removed,
    }
  }
  return result
}

async function runOnce(mirroring: Mirroring, damaged: ReadonlySet<string> = new Set()): Promise<Mirrored> {
  const { folder, origin } = mirroring
  // Read before any page, so that what changes meanwhile is in the next run.
  const event = await mirroring.position()
  const before = await readState(folder)
  const hashes = new Map(Object.entries((await readManifest(folder))?.files ?? {}))
  for (const file of damaged) hashes.delete(file)
  const unreached = await keptPages(mirroring, before)
  const kept = new Map([...unreached].filter(([address]) => !damaged.has(fileOf(address))))
  const pages = new Map<string, MirroredPage>()
  const missing = new Set<string>()
  /** Of each proof, what the edition shows that it is of. */
  const proven = new Map<string, Subject[]>()
  const failed: string[] = []
  let [asked, written] = [0, 0]

  const fail = (address: string, why: string) => {
    failed.push(`${address}: ${why}`)
    missing.add(address)
  }
  const write = async (file: string, bytes: Buffer | Uint8Array | string) => {
    const hash = sha256Of(bytes)
    if (hashes.get(file) === hash) return
    await writeWhole(folder, file, bytes)
    hashes.set(file, hash)
    written += 1
  }
  const place = async (address: string, { type, text }: TextAnswer) => {
    const shown = isHtml(type)
      ? pageOfMirror(text, { address, origin, missing })
      : type.startsWith('text/css')
        ? styleOfMirror(text, { address })
        : text
    await write(fileOf(address), shown)
  }
  const list = (address: string, text: string, links: string[], tag: string | null) =>
    pages.set(address, {
      links,
      missing: links.filter((link) => missing.has(link)),
      subjects: isWholeTile(address) ? [] : (proven.get(address) ?? [...subjectsOf(address, text)]),
      isDaily: keepingOf(address)?.changesDaily ?? false,
      tag,
      attested: attestedIn(address, text),
    })
  /** A recording can be larger than memory: it is written as it comes. */
  const placeFile = async (address: string, answer: Response) => {
    const file = fileOf(address)
    const hash = hashes.get(file)
    const now = await writeStream(folder, file, answer.body ?? new Blob().stream(), hash)
    list(address, '', [], answer.headers.get('etag'))
    if (now === hash) return
    hashes.set(file, now)
    written += 1
  }
  const visit = async (address: string) => {
    const known = address === HEAD ? undefined : kept.get(address)
    if (known) return void pages.set(address, known)
    const earlier = before?.pages[address]
    const tag = earlier?.tag && hashes.has(fileOf(address)) ? earlier.tag : undefined
    const answer = await mirroring.ask(address, tag)
    asked += 1
    if (asked % 100 === 0) mirroring.tell?.(asked)
    const { status } = answer
    if (status === 304 && tag !== undefined) return void list(address, '', [], tag)
    if (status !== 200) {
      await answer.body?.cancel()
      const isMissing = status === 404 || status === 410 || (status >= 300 && status < 400)
      return isMissing ? void missing.add(address) : fail(address, String(status))
    }
    const type = answer.headers.get('content-type') ?? ''
    if (isEntries(address)) {
      const tile = Buffer.from(await answer.arrayBuffer())
      list(address, '', proofsOfEntries(tile), null)
      return write(fileOf(address), tile)
    }
    if (!isText(type)) return placeFile(address, answer)
    const text = await answer.text()
    list(address, text, linksIn({ type, text }, address, origin), null)
    await place(address, { type, text })
  }

  const seen = new Set<string>()
  const visitAll = async (first: readonly string[]) => {
    const waiting = first.filter((address) => !seen.has(address))
    for (const address of waiting) seen.add(address)
    while (waiting.length > 0) {
      const turn = waiting.splice(0, AT_ONCE)
      await Promise.all(turn.map((address) => visit(address).catch((error) => fail(address, String(error)))))
      for (const address of turn.filter((one) => !isEntries(one))) {
        const { links = [], subjects = [] } = pages.get(address) ?? {}
        for (const link of links) {
          if (seen.has(link)) continue
          seen.add(link)
          if (isProof(link)) proven.set(link, subjects)
          waiting.push(link)
        }
      }
    }
  }
  await visitAll(roots)
  // Last, those that no page leads to: a proof is asked for again after the same events as the page that leads to it.
  await visitAll([...pages].flatMap(([address, { links }]) => (isEntries(address) ? links : [])))
  for (const [address, page] of pages) {
    if (isEntries(address)) continue
    const now = page.links.filter((link) => missing.has(link))
    if (now.join(' ') === page.missing.join(' ')) continue
    const answer = await mirroring.ask(address)
    await place(address, { type: answer.headers.get('content-type') ?? '', text: await answer.text() })
    pages.set(address, { ...page, missing: now })
  }

  const leftOut = await writeSearch(mirroring, pages, before, hashes, write)
  for (const [file, text] of Object.entries(serverExamples(origin))) await write(file, text)
  const removed = await removeOthers(folder, pages, hashes)
  const files = Object.fromEntries([...hashes].sort(([one], [other]) => (one < other ? -1 : 1)))
  await writeWhole(
    folder,
    MANIFEST,
    `${JSON.stringify({ archive: origin, event: event.id, files }, null, 1)}\n`,
  )
  // The next run asks again for what failed in this one.
  if (failed.length > 0) {
    await removeFile(folder, STATE)
    throw new Error(`The archive failed to answer, and these pages are left out:\n${failed.join('\n')}`)
  }
  const state: MirrorState = { build: mirroring.build, event, day: today(), pages: Object.fromEntries(pages) }
  await writeWhole(folder, STATE, JSON.stringify(state))
  return { pages: pages.size, asked, written, removed, leftOut }
}

/** Removes every file that the mirror no longer has. Returns how many. */
async function removeOthers(
  folder: string,
  pages: ReadonlyMap<string, MirroredPage>,
  hashes: Map<string, string>,
): Promise<number> {
  const files = new Set([...pages.keys()].map(fileOf))
  const isOwn = (file: string) =>
    files.has(file) ||
    file.startsWith('pagefind/') ||
    /(?:^|\/)search\/index\.html$/.test(file) ||
    file in serverExamples('')
  for (const file of hashes.keys()) if (!isOwn(file)) hashes.delete(file)
  let removed = 0
  for (const file of await filesIn(folder))
    if (file !== MANIFEST && file !== STATE && !hashes.has(file)) {
      await removeFile(folder, file)
      removed += 1
    }
  return removed
}
