/** All ids of a source by each of its ids, the remaining one first, when entries of it were merged. */
export type MergedIds = ReadonlyMap<string, readonly string[]>

const MOST_FILED = 32

/** These ids as they can have been written before and after their sources were merged: the remaining ids first, at most 32 variants. */
export function idVariants(ids: readonly string[], mergedIds: MergedIds): string[][] {
  let all: string[][] = [[]]
  for (const id of ids)
    all = all
      .flatMap((begun) => (mergedIds.get(id) ?? [id]).map((one) => [...begun, one]))
      .slice(0, MOST_FILED)
  return all
}
