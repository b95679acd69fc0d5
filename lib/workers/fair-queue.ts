type Waiting = { start: () => void }

/**
 * Runs pieces of work, at most `atOnce` at a time. The client with the fewest running is next and, among equals, the one that has waited
 * longest. No client has all places: one stays free for the others.
 */
export class FairQueue {
  readonly #atOnce: number
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #running = new Map<string, number>()
  #total = 0

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Runs the work when it is the turn of `who`, and gives its result. */
  async run<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((start) => {
      const own = this.#waiting.get(who) ?? []
      own.push({ start })
      this.#waiting.set(who, own)
      this.#next()
    })
    try {
      return await work()
    } finally {
      this.#total -= 1
      this.#count(who, -1)
      this.#next()
    }
  }

  #runningOf = (who: string) => this.#running.get(who) ?? 0

  #count(who: string, change: number) {
    const running = this.#runningOf(who) + change
    if (running > 0) this.#running.set(who, running)
    else this.#running.delete(who)
  }

  #next() {
    if (this.#total >= this.#atOnce) return
    const most = Math.max(1, this.#atOnce - 1)
    // A map keeps the order of insertion: who was served goes to the end.
    const [who] = [...this.#waiting.keys()]
      .filter((one) => this.#runningOf(one) < most)
      .toSorted((one, other) => this.#runningOf(one) - this.#runningOf(other))
    const own = who === undefined ? undefined : this.#waiting.get(who)
    const first = own?.shift()
    if (who === undefined || !own || !first) return
    this.#waiting.delete(who)
    if (own.length > 0) this.#waiting.set(who, own)
    this.#total += 1
    this.#count(who, 1)
    first.start()
    this.#next()
  }
}
