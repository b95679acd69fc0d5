import type { PageDisk, StoredPage } from './disk'
import type { KeptPage } from './kept-page'
import type { Reach } from './reach'
import { numberOf, type Subject } from './subjects'

/** `subjects`: their numbers. A text for each, and a list of the pages of each, took more memory than half a page. */
type Entry = { page: KeptPage; until: number; size: number; subjects: readonly number[]; uses: number }

/** A page that was dropped, and how often it was asked for while it was kept. */
export type Dropped = { address: string; uses: number }

/** Pages that can wait for their best compression. The rest get it when they are asked for again. */
const MOST_WAITING = 10_000

/** The pages that this process keeps in memory, by address: as many as fit, those asked for last. The same pages are on its disk, where it has one. */
export class PageStore {
  readonly #limit: number
  readonly #disk: PageDisk | null
  readonly #entries = new Map<string, Entry>()
  readonly #waiting = new Set<string>()
  #size = 0
  #isCompressing = false

  /** `limit` is a number of bytes. */
  constructor(limit: number, disk: PageDisk | null = null) {
    this.#limit = limit
    this.#disk = disk
  }

  /** Takes pages from the disk, as many as fit. They must not be answered before the log was read from the position of the disk on. */
  restore(pages: readonly StoredPage[], now = Date.now()): void {
    for (const { address, page, subjects, until } of pages) {
      const isKept = (until === null || now < until) && this.#size + page.size <= this.#limit
      if (isKept) this.#set(address, page, subjects, until ?? Number.POSITIVE_INFINITY)
      else this.#disk?.drop(address)
    }
  }

  get size(): number {
    return this.#size
  }

  get count(): number {
    return this.#entries.size
  }

  has(address: string): boolean {
    return this.#entries.has(address)
  }

  get(address: string, now = Date.now()): KeptPage | null {
    const entry = this.#entries.get(address)
    if (!entry) return null
    if (now >= entry.until) {
      this.drop(address)
      return null
    }
    // A Map is in the order in which its entries were set.
    this.#entries.delete(address)
    this.#entries.set(address, entry)
    entry.uses += 1
    // Few pages are read by many. The first reader of a page gets a good compression, the others the best.
    if (!entry.page.isBrotliReady && this.#waiting.size < MOST_WAITING) {
      this.#waiting.add(address)
      void this.#compress()
    }
    return entry.page
  }

  /** Keeps a page of these subjects until a time, in milliseconds. */
  keep(
    address: string,
    page: KeptPage,
    subjects: ReadonlySet<Subject>,
    until = Number.POSITIVE_INFINITY,
  ): void {
    this.#set(address, page, subjects, until)
    this.#disk?.keep(
      { address, page, subjects, until: Number.isFinite(until) ? until : null },
      () => this.#entries.get(address)?.page === page,
    )
    this.#shrink()
  }

  #set(address: string, page: KeptPage, subjects: ReadonlySet<Subject>, until: number): void {
    this.#remove(address)
    const numbers = [...subjects].map(numberOf)
    this.#entries.set(address, { page, until, size: page.size, subjects: numbers, uses: 0 })
    this.#size += page.size
  }

  drop(address: string): void {
    if (this.#remove(address)) this.#disk?.drop(address)
  }

  #remove(address: string): boolean {
    const entry = this.#entries.get(address)
    if (!entry) return false
    this.#entries.delete(address)
    this.#size -= entry.size
    return true
  }

  /** Drops the pages of these subjects, or all; gives them back. It looks at each page: 2 ms for 10,000. */
  dropReached(reach: Reach): Dropped[] {
    const numbers = reach === 'ANYTHING' ? null : new Set(Array.from(reach, numberOf))
    const dropped: Dropped[] = []
    for (const [address, { subjects, uses }] of this.#entries)
      if (numbers === null || subjects.some((subject) => numbers.has(subject)))
        dropped.push({ address, uses })
    for (const { address } of dropped) {
      this.#remove(address)
      if (numbers !== null) this.#disk?.drop(address)
    }
    if (numbers === null) this.#disk?.dropAll()
    return dropped
  }

  #shrink(): void {
    for (const address of this.#entries.keys()) {
      if (this.#size <= this.#limit) return
      this.drop(address)
    }
  }

  /** One page at a time, so that the rest of the process keeps the other threads. */
  async #compress(): Promise<void> {
    if (this.#isCompressing) return
    this.#isCompressing = true
    try {
      for (const address of this.#waiting) {
        this.#waiting.delete(address)
        const entry = this.#entries.get(address)
        if (!entry || entry.page.isBrotliReady) continue
        await entry.page.compressBest()
        if (this.#entries.get(address) !== entry) continue
        this.#size += entry.page.size - entry.size
        entry.size = entry.page.size
        this.#shrink()
      }
    } finally {
      this.#isCompressing = false
    }
  }
}
