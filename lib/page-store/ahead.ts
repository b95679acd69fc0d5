import type { Dropped } from './store'

/** Pages that wait. Those asked for least often are rendered when a reader asks again. */
const MOST = 500
/** Milliseconds to wait while readers' own pages are rendered. */
const PAUSE = 20

type Parts = {
  render: (address: string) => Promise<unknown>
  /** True while a reader waits for a page: then none is rendered ahead. */
  isBusy: () => boolean
}

/** Renders pages again that a change dropped, before a reader asks: one at a time, in the order of how often they were asked for. */
export class Ahead {
  readonly #parts: Parts
  readonly #waiting = new Map<string, number>()
  #isRunning = false
  #hasEnded = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get waiting(): number {
    return this.#waiting.size
  }

  add(dropped: readonly Dropped[]): void {
    for (const { address, uses } of dropped)
      this.#waiting.set(address, Math.max(uses, this.#waiting.get(address) ?? 0))
    if (this.#waiting.size > MOST) {
      const most = [...this.#waiting].sort(([, one], [, other]) => other - one)
      for (const [address] of most.slice(MOST)) this.#waiting.delete(address)
    }
    void this.#run()
  }

  /** A reader asked for it meanwhile. */
  remove(address: string): void {
    this.#waiting.delete(address)
  }

  stop(): void {
    this.#hasEnded = true
    this.#waiting.clear()
  }

  #next(): string | null {
    let [next, most] = [null as string | null, -1]
    for (const [address, uses] of this.#waiting) if (uses > most) [next, most] = [address, uses]
    if (next !== null) this.#waiting.delete(next)
    return next
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    while (!this.#hasEnded && this.#waiting.size > 0) {
      // At least once, so that the request that brought the change is answered first.
      do await new Promise((resolve) => setTimeout(resolve, PAUSE))
      while (this.#parts.isBusy() && !this.#hasEnded)
      const next = this.#next()
      // A page that can't be rendered now is rendered when a reader asks for it.
      if (next !== null) await this.#parts.render(next).catch(() => {})
    }
    this.#isRunning = false
  }
}
