import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { DAY_MS } from '@/lib/durations'
import { KeptPage } from './kept-page'
import type { Subject } from './subjects'

/** Files read at once when the server starts. */
const AT_ONCE = 16

/** An event of the log: its number and hash. */
export type Position = { id: bigint; hash: string }

export type StoredPage = {
  address: string
  page: KeptPage
  subjects: ReadonlySet<Subject>
  /** Milliseconds; null for no end. */
  until: number | null
}

const headSchema = z.object({
  address: z.string(),
  status: z.int(),
  headers: z.array(z.string()),
  tag: z.string(),
  subjects: z.array(z.custom<Subject>((value) => typeof value === 'string')),
  until: z.number().nullable(),
  sha256: z.string(),
})

const positionSchema = z.object({ id: z.string().regex(/^\d+$/), hash: z.string(), pages: z.string() })

/** A folder of pages is removed when its process gave no sign for so long, in milliseconds. A process gives one each hour. */
const ABANDONED = 7 * DAY_MS

/**
 * Removes the folders beside this one whose processes ended long ago: a container that starts again can have another name each time. A process
 * whose folder is gone goes on without a disk.
 */
export async function sweepPages(folder: string, now = Date.now()): Promise<void> {
  const parent = path.dirname(folder)
  for (const name of await readdir(parent)) {
    const other = path.join(parent, name)
    if (other === folder) continue
    const seen = await stat(other).catch(() => null)
    if (seen?.isDirectory() && now - seen.mtimeMs > ABANDONED)
      await rm(other, { recursive: true, force: true })
  }
}

const digest = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const nameOf = (address: string) => digest(address).slice(0, 40)

/** A page with a line that describes it. The bytes are checked by their hash, so half a file is no page. */
function written({ address, page, subjects, until }: StoredPage): Buffer {
  const { status, headers, tag, zipped } = page.stored
  const head = { address, status, headers, tag, subjects: [...subjects], until }
  const sha256 = digest(Buffer.concat([Buffer.from(JSON.stringify(head)), zipped]))
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, sha256 })}\n`), zipped])
}

/** The page in a file; null for one that is damaged. */
function readPage(file: Buffer): StoredPage | null {
  const end = file.indexOf('\n')
  if (end < 0) return null
  try {
    const { sha256, ...head } = headSchema.parse(JSON.parse(file.subarray(0, end).toString('utf8')))
    const zipped = Buffer.from(file.subarray(end + 1))
    if (digest(Buffer.concat([Buffer.from(JSON.stringify(head)), zipped])) !== sha256) return null
    const { address, status, headers, tag, subjects, until } = head
    return {
      ...{ address, until, subjects: new Set(subjects) },
      page: KeptPage.from({ status, headers, tag, zipped }),
    }
  } catch {
    return null
  }
}

/**
 * The pages of a process on disk, so that it has them after a restart. Every change waits for the one before, and the position in the log is written
 * after the files of the pages that it dropped are gone: what is read after a crash is current as of that position, or dropped by an event after
 * it. A disk that fails is not used any more.
 */
export class PageDisk {
  readonly #folder: string
  readonly #generation: string
  /** The folder of the pages. All are dropped at once by going on in another one. */
  #pages = ''
  #turn: Promise<unknown> = Promise.resolve()
  #position: Position | null = null
  #hasFailed = false

  /** `folder` is this process's own; `generation` names what pages are made by: files of another one are removed. */
  constructor(folder: string, generation: string) {
    this.#folder = folder
    this.#generation = digest(generation).slice(0, 16)
  }

  /** The pages that are there and the position up to which they are current; removes everything else. */
  async open(): Promise<{ position: Position | null; pages: StoredPage[] }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    // Also where it was made before: masked and withdrawn text can be in it until the log was read.
    await chmod(this.#folder, 0o700)
    await this.touch()
    const position = await this.#readPosition()
    const pages = position ? await this.#readAll(position.pages) : []
    this.#pages = position?.pages ?? this.#newName()
    for (const name of await readdir(this.#folder))
      if (name !== this.#pages && (position === null || name !== 'position.json'))
        await rm(path.join(this.#folder, name), { recursive: true, force: true })
    await mkdir(path.join(this.#folder, this.#pages), { recursive: true })
    this.#position = position && { id: BigInt(position.id), hash: position.hash }
    return { position: this.#position, pages }
  }

  /** Keeps a page, unless `isCurrent` says that it was dropped before its turn. */
  keep(stored: StoredPage, isCurrent: () => boolean): void {
    const file = path.join(this.#folder, this.#pages, nameOf(stored.address))
    this.#next(async () => {
      if (!isCurrent()) return
      await writeFile(`${file}.part`, written(stored))
      await rename(`${file}.part`, file)
    })
  }

  drop(address: string): void {
    const file = path.join(this.#folder, this.#pages, nameOf(address))
    this.#next(() => rm(file, { force: true }))
  }

  dropAll(): void {
    const before = path.join(this.#folder, this.#pages)
    this.#pages = this.#newName()
    const now = path.join(this.#folder, this.#pages)
    this.#next(async () => {
      await mkdir(now, { recursive: true })
      await rm(before, { recursive: true, force: true })
    })
  }

  /** Notes that the pages are current as of this event. */
  confirm(position: Position): void {
    if (this.#position?.id === position.id && this.#position.hash === position.hash) return
    this.#position = position
    const { id, hash } = position
    const text = JSON.stringify({ id: String(id), hash, pages: this.#pages })
    const file = path.join(this.#folder, 'position.json')
    this.#next(async () => {
      await writeFile(`${file}.part`, text)
      await rename(`${file}.part`, file)
    })
  }

  /** A sign that the process of this folder still runs (`sweepPages`). */
  async touch(): Promise<void> {
    const now = new Date()
    await utimes(this.#folder, now, now).catch(() => {})
  }

  /** Waits until everything is written. */
  async flush(): Promise<void> {
    await this.#turn
  }

  #newName(): string {
    return `${this.#generation}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
  }

  #next(work: () => Promise<void>): void {
    if (this.#hasFailed) return
    this.#turn = this.#turn
      .then(() => (this.#hasFailed ? undefined : work()))
      .catch(async (error: unknown) => {
        console.error(error)
        this.#hasFailed = true
        // Pages that can't be dropped one by one must not be found after a restart.
        await rm(path.join(this.#folder, 'position.json'), { force: true }).catch(() => {})
      })
  }

  async #readPosition(): Promise<z.output<typeof positionSchema> | null> {
    const text = await readFile(path.join(this.#folder, 'position.json'), 'utf8').catch(() => '')
    try {
      const position = positionSchema.parse(JSON.parse(text))
      return position.pages.startsWith(`${this.#generation}-`) ? position : null
    } catch {
      return null
    }
  }

  async #readAll(pages: string): Promise<StoredPage[]> {
    const folder = path.join(this.#folder, pages)
    const names = await readdir(folder).catch(() => [])
    const found: StoredPage[] = []
    for (let from = 0; from < names.length; from += AT_ONCE)
      await Promise.all(
        names.slice(from, from + AT_ONCE).map(async (name) => {
          const file = path.join(folder, name)
          const stored = await readFile(file).then(readPage, () => null)
          if (stored && nameOf(stored.address) === name) found.push(stored)
          else await rm(file, { force: true })
        }),
      )
    return found
  }
}
