import { setTimeout as pause } from 'node:timers/promises'
import { type News, onNews } from './known-changes'
import type { Currency } from './log-follower'
import { isWide, type Query, type Reach, reachOf } from './reach'

/** Milliseconds between two attempts to learn what changes reach. */
const AGAIN = 100
/** A query that fails after so many milliseconds had a database, which was too slow for it. */
const SLOW = 1_000
/** Milliseconds for which a reader's request waits for it: a database that was killed is back within five seconds. */
const TIMEOUT_MS = 5_000

type Parts = {
  query: Query
  currency: () => Currency
  /** Drops the pages that changes reach. */
  drop: (reach: Reach) => void
}

/**
 * Finds out, one piece of news after another, which pages changes reach. Until it is known for all, no kept page may be answered. While the database
 * can't be reached, the pages wait for it: dropped, they could not be rendered again. `stop` ends its hold on the news.
 */
export class Settling {
  readonly #parts: Parts
  readonly stop: () => void
  #running: Promise<void> | null = null
  #isOver = false

  constructor(parts: Parts) {
    this.#parts = parts
    const endNews = onNews((news) => this.#hear(news))
    this.stop = () => {
      this.#isOver = true
      endNews()
    }
  }

  /** True when it isn't known yet what some change reaches. */
  get isRunning(): boolean {
    return this.#running !== null
  }

  /** Resolves when the pages that all changes so far reach are dropped. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** The same, or resolves after the time that a reader can be asked to wait. */
  async soon(): Promise<void> {
    if (!this.#running) return
    const over = new AbortController()
    await Promise.race([
      this.settled(),
      pause(TIMEOUT_MS, undefined, { signal: over.signal }).catch(() => {}),
    ])
    over.abort()
  }

  #hear(news: News): void {
    if (isWide(news)) {
      this.#parts.drop('ANYTHING')
      return
    }
    const running = this.#settle(news, this.#running).finally(() => {
      if (this.#running === running) this.#running = null
    })
    this.#running = running
  }

  async #settle(news: News, before: Promise<void> | null): Promise<void> {
    await before
    this.#parts.drop(await this.#reachOf(news))
  }

  async #reachOf(news: News): Promise<Reach> {
    while (!this.#isOver) {
      const began = performance.now()
      try {
        return await reachOf(news, this.#parts.query)
      } catch (error) {
        if (this.#parts.currency() === 'CURRENT' || performance.now() - began > SLOW) {
          console.error(error)
          break
        }
        await pause(AGAIN)
      }
    }
    return 'ANYTHING'
  }
}
