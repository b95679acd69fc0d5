import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { keepingOf } from '@/lib/page-store/addresses'
import type { Reach } from '@/lib/page-store/reach'
import { type Subject, subjectsOf } from '@/lib/page-store/subjects'
import { fileOf, searchFileFor } from './files'
import { type Answer, isHtml, linksIn, pageOfMirror, styleOfMirror } from './links'
import {
  filesIn,
  MANIFEST,
  type MirroredPage,
  type MirrorState,
  readManifest,
  readState,
  removeFile,
  STATE,
  sha256Of,
  writeWhole,
} from './manifest'
import { searchIndexOf, searchPage } from './search'
import { serverExamples } from './servers'

export type Position = { id: string; hash: string }

export type Mirroring = {
  folder: string
  /** Asks the archive for an address, as a reader. */
  ask: (address: string) => Promise<Answer>
  /** The archive's own address, without a slash at its end. */
  origin: string
  name: string
  /** What pages are made by; another build makes other pages. */
  build: string
  /** The end of the event log now. */
  position: () => Promise<Position>
  /** What changed since an earlier position. */
  reachSince: (position: Position) => Promise<Reach>
  /** The title of the page for searching in a language, null for the archive's default language. */
  searchTitle: (language: string | null) => { language: string; title: string }
  tell?: (pages: number) => void
}

export type Mirrored = { pages: number; asked: number; written: number; removed: number; leftOut: number }

/** Requests at once. The archive's server renders one page at a time on each core. */
const AT_ONCE = 4
/** Runs until nothing changes meanwhile. A next run goes on. */
const MOST_RUNS = 3

const roots = ['/', '/sitemap.xml', '/robots.txt', '/api/public/openapi.json', '/api/public/withdrawals']

const today = () => new Date().toISOString().slice(0, 10)

/**
 * Writes the whole public archive into a folder as files: pages in every language, what they are shown with, feeds, sitemap, data. The pages have
 * the bytes that readers get, with links that work from files. What the last run wrote and no event reached is kept; what is no longer public
 * is removed, also where another page fails: then it throws at the end. The caller makes sure that the folder is empty or a mirror.
 */
export async function mirrorArchive(mirroring: Mirroring): Promise<Mirrored> {
  let result = await runOnce(mirroring)
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

async function runOnce(mirroring: Mirroring): Promise<Mirrored> {
  const { folder, origin } = mirroring
  // Read before any page, so that what changes meanwhile is in the next run.
  const event = await mirroring.position()
  const before = await readState(folder)
  const hashes = new Map(Object.entries((await readManifest(folder))?.files ?? {}))
  const kept = await keptPages(mirroring, before)
  const pages = new Map<string, MirroredPage>()
  const missing = new Set<string>()
  const failed: string[] = []
  let [asked, written] = [0, 0]

  const write = async (file: string, bytes: Buffer | Uint8Array | string) => {
    const hash = sha256Of(bytes)
    if (hashes.get(file) === hash) return
    await writeWhole(folder, file, bytes)
    hashes.set(file, hash)
    written += 1
  }
  const place = async (address: string, answer: Answer) => {
    const text = () => answer.body.toString('utf8')
    const bytes = isHtml(answer)
      ? pageOfMirror(text(), { address, origin, missing })
      : answer.type.startsWith('text/css')
        ? styleOfMirror(text(), { address })
        : answer.body
    await write(fileOf(address), bytes)
  }
  const visit = async (address: string) => {
    const known = kept.get(address)
    if (known) return void pages.set(address, known)
    const answer = await mirroring.ask(address)
    asked += 1
    if (asked % 100 === 0) mirroring.tell?.(asked)
    if (answer.status === 404 || answer.status === 410 || (answer.status >= 300 && answer.status < 400))
      return void missing.add(address)
    if (answer.status !== 200) {
      failed.push(`${address}: ${answer.status}`)
      return void missing.add(address)
    }
    const links = linksIn(answer, address, origin)
    pages.set(address, {
      links,
      missing: links.filter((link) => missing.has(link)),
      subjects: [...subjectsOf(address, answer.body.toString('utf8'))],
      isDaily: keepingOf(address)?.changesDaily ?? false,
    })
    await place(address, answer)
  }

  const seen = new Set(roots)
  const waiting = [...roots]
  while (waiting.length > 0) {
    const turn = waiting.splice(0, AT_ONCE)
    await Promise.all(turn.map(visit))
    for (const link of turn.flatMap((address) => pages.get(address)?.links ?? [])) {
      if (seen.has(link)) continue
      seen.add(link)
      waiting.push(link)
    }
  }
  for (const [address, page] of pages) {
    const now = page.links.filter((link) => missing.has(link))
    if (now.join(' ') === page.missing.join(' ')) continue
    await place(address, await mirroring.ask(address))
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

/** The pages of the last run that are still as they were. */
async function keptPages(
  { build, reachSince }: Mirroring,
  before: MirrorState | null,
): Promise<ReadonlyMap<string, MirroredPage>> {
  if (!before || before.build !== build) return new Map()
  const reach = await reachSince(before.event)
  if (reach === 'ANYTHING') return new Map()
  const isReached = ({ subjects }: MirroredPage) => subjects.some((subject: Subject) => reach.has(subject))
  const isNewDay = before.day !== today()
  return new Map(
    Object.entries(before.pages).filter(([, page]) => !isReached(page) && !(page.isDaily && isNewDay)),
  )
}

const recordPage = /^(?:\/[A-Za-z-]{2,20})?\/records\/[a-z0-9-]+$/

const isIndexed = (address: string) => recordPage.test(address) && !address.startsWith('/api/')

/** Writes the index and a page for searching in each language. Returns the number of pages that didn't fit in. */
async function writeSearch(
  { folder, name, searchTitle }: Mirroring,
  pages: ReadonlyMap<string, MirroredPage>,
  before: MirrorState | null,
  hashes: Map<string, string>,
  write: (file: string, bytes: Uint8Array | string) => Promise<void>,
): Promise<number> {
  const searchFiles = new Set(
    [...pages.keys()].filter((address) => !address.includes('.')).map(searchFileFor),
  )
  for (const file of searchFiles) {
    const language = file === 'search/index.html' ? null : (file.split('/')[0] ?? null)
    const home = language === null ? 'index.html' : `${language}/index.html`
    await write(file, searchPage(file, { ...searchTitle(language), archive: name, home }))
  }
  const indexed = [...pages.keys()].filter(isIndexed).sort()
  const digest = sha256Of(JSON.stringify(indexed.map((address) => [address, hashes.get(fileOf(address))])))
  if (before !== null && hashes.get('pagefind/made-from') === sha256Of(digest)) return 0
  const texts = async function* () {
    for (const address of indexed) {
      const file = fileOf(address)
      yield { file, html: await readFile(path.join(folder, file), 'utf8') }
    }
  }
  const { files, leftOut } = await searchIndexOf(texts())
  for (const file of hashes.keys()) if (file.startsWith('pagefind/')) hashes.delete(file)
  for (const { file, bytes } of files) await write(file, bytes)
  await write('pagefind/made-from', digest)
  return leftOut
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
