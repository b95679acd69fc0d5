import type { KeptPage } from './kept-page'

type Entry = { page: KeptPage; until: number; size: number }

/** Pages that can wait for their best compression. The rest get it when they are asked for again. */
const MOST_WAITING = 10_000

/** The pages that this process keeps in memory, by address: as many as fit, those asked for last. */
export class PageStore {
  readonly #limit: number
  readonly #entries = new Map<string, Entry>()
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
    // Few pages are read by many. The first reader of a page gets a good compression, the others the best.
    if (!entry.page.isBrotliReady && this.#waiting.size < MOST_WAITING) {
      this.#waiting.add(address)
      void this.#compress()
    }
    return entry.page
  }

  /** Keeps a page until a time, in milliseconds. */
  keep(address: string, page: KeptPage, until = Number.POSITIVE_INFINITY): void {
    this.drop(address)
    this.#entries.set(address, { page, until, size: page.size })
    this.#size += page.size
    this.#shrink()
  }

  drop(address: string): void {
    const entry = this.#entries.get(address)
    if (!entry) return
    this.#entries.delete(address)
    this.#size -= entry.size
  }

  dropAll(): void {
    this.#entries.clear()
    this.#waiting.clear()
    this.#size = 0
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
