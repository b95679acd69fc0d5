/** Milliseconds of work after which others get their turn. */
const SLICE = 12

/** Resolves when the server has answered what waited for it. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * The items that a function finds in each of many, in order: long work that isn't worth a thread lets the server answer others every few
 * milliseconds. Stops after so many.
 */
export async function inTurns<Item, Found>(
  items: Iterable<Item>,
  work: (item: Item) => readonly Found[],
  most = Number.POSITIVE_INFINITY,
): Promise<Found[]> {
  const found: Found[] = []
  let since = performance.now()
  for (const item of items) {
    for (const one of work(item)) found.push(one)
    if (found.length >= most) break
    if (performance.now() - since < SLICE) continue
    await nextTurn()
    since = performance.now()
  }
  return found.slice(0, most)
}
