/** Seconds after which someone who was refused is asked to come back. */
export const COME_BACK_SECONDS = 10

/** The most that are made or wait for their turn. */
const MOST_WAITING = 20

/** Starts work in its turn; null where too many wait. */
export type OneByOne = <Result>(work: () => Promise<Result>) => Promise<Result> | null

/** One piece of work at a time, in the order of the calls, for what takes long or much memory. What fails holds up no other. */
export function oneByOne(): OneByOne {
  /** The end of the last one. */
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (work) => {
    if (waiting >= MOST_WAITING) return null
    waiting += 1
    const done = turn.then(work)
    turn = done
      .catch(() => {})
      .finally(() => {
        waiting -= 1
      })
    return done
  }
}
