/** All ids of the work that each id stands for, the standing one first, where entries of it were merged. */
export type MergedIds = ReadonlyMap<string, readonly string[]>

const MOST_FILED = 32

/** These ids as they may have been written before and after their works were merged: first all standing ones, up to 32 in all. */
export function idVariants(ids: readonly string[], mergedIds: MergedIds): string[][] {
  let all: string[][] = [[]]
  for (const id of ids)
    all = all
      .flatMap((begun) => (mergedIds.get(id) ?? [id]).map((one) => [...begun, one]))
      .slice(0, MOST_FILED)
  return all
}
