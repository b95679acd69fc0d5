import type { KeptPage } from './kept-page'
import type { Reach } from './reach'
import type { Subject } from './subjects'

type Entry = { page: KeptPage; until: number; size: number; subjects: ReadonlySet<Subject>; uses: number }

/** A page that was dropped, and how often it was asked for while it was kept. */
export type Dropped = { address: string; uses: number }

/** Pages that can wait for their best compression. The rest get it when they are asked for again. */
const MOST_WAITING = 10_000

/** The pages that this process keeps in memory, by address: as many as fit, those asked for last. */
export class PageStore {
  readonly #limit: number
  readonly #entries = new Map<string, Entry>()
  readonly #addresses = new Map<Subject, Set<string>>()
  readonly #waiting = new Set<string>()
  #size = 0
  #isCompressing = false

  /** `limit` is a number of bytes. */
  constructor(limit: number) {
    this.#limit = limit
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
    this.drop(address)
    this.#entries.set(address, { page, until, size: page.size, subjects, uses: 0 })
    for (const subject of subjects) {
      const addresses = this.#addresses.get(subject) ?? new Set()
      this.#addresses.set(subject, addresses.add(address))
    }
    this.#size += page.size
    this.#shrink()
  }

  drop(address: string): void {
    const entry = this.#entries.get(address)
    if (!entry) return
    this.#entries.delete(address)
    for (const subject of entry.subjects) {
      const addresses = this.#addresses.get(subject)
      addresses?.delete(address)
      if (addresses?.size === 0) this.#addresses.delete(subject)
    }
    this.#size -= entry.size
  }

  /** Drops the pages of these subjects, or all; gives them back. */
  dropReached(reach: Reach): Dropped[] {
    const addresses =
      reach === 'ANYTHING'
        ? this.#entries.keys()
        : [...reach].flatMap((subject) => [...(this.#addresses.get(subject) ?? [])])
    const dropped: Dropped[] = []
    for (const address of new Set(addresses)) {
      dropped.push({ address, uses: this.#entries.get(address)?.uses ?? 0 })
      this.drop(address)
    }
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
