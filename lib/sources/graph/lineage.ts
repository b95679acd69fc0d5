import type { RelationType } from '@/lib/generated/prisma/enums'

/** How two sources are related, by their ids; `cited` where only the chain of a record says so. */
export type Edge = { type: RelationType; fromId: string; toId: string; cited?: true }

/** Relations that say where words come from. Corrections and retractions say something else. */
export const lineageTypes = ['QUOTED_IN', 'REPRINT_OF', 'TRANSLATION_OF', 'SAME_WIRE'] as const

/** What a source rests on directly: what it reprints, translates or quotes, and what shares its wire. */
export function restsDirectlyOn(id: string, edges: readonly Edge[]): string[] {
  return edges.flatMap(({ type, fromId, toId }) => {
    if ((type === 'REPRINT_OF' || type === 'TRANSLATION_OF') && fromId === id) return [toId]
    // "from" is quoted in "to": the later one rests on the earlier.
    if (type === 'QUOTED_IN' && toId === id) return [fromId]
    if (type === 'SAME_WIRE' && (fromId === id || toId === id)) return [fromId === id ? toId : fromId]
    return []
  })
}

/** Everything that a source rests on, itself included. Circles end. */
export function originsOf(id: string, edges: readonly Edge[]): Set<string> {
  const found = new Set([id])
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const before of restsDirectlyOn(next, edges))
      if (!found.has(before)) {
        found.add(before)
        waiting.push(before)
      }
  return found
}

/** Sources that look independent and rest on one: `on` is the nearest that all share, which may be one of them. */
export type Shared = { ids: string[]; on: string; sameWire: boolean }

/** For each group of the given sources that rest on a common one, the nearest common one; the largest groups first. */
export function sharedOrigins(ids: readonly string[], edges: readonly Edge[]): Shared[] {
  const origins = new Map(ids.map((id) => [id, originsOf(id, edges)]))
  const groups = new Map<string, string[]>()
  for (const on of new Set([...origins.values()].flatMap((set) => [...set]))) {
    const resting = ids.filter((id) => origins.get(id)?.has(on))
    if (resting.length < 2) continue
    const key = resting.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), on])
  }
  return [...groups.values()]
    .map((common) => nearest(common, edges))
    .map((on): Shared => {
      const resting = ids.filter((id) => origins.get(id)?.has(on))
      const wired = (id: string) => edges.some((edge) => edge.type === 'SAME_WIRE' && touches(edge, id, on))
      return { ids: resting, on, sameWire: resting.every((id) => id === on || wired(id)) }
    })
    .sort((a, b) => b.ids.length - a.ids.length)
}

const touches = ({ fromId, toId }: Edge, one: string, other: string) =>
  (fromId === one && toId === other) || (fromId === other && toId === one)

/** Of some that rest on each other the latest: the one with the most below it. */
function nearest(ids: readonly string[], edges: readonly Edge[]): string {
  const depth = (id: string) => originsOf(id, edges).size
  return ids.reduce((best, id) => (depth(id) > depth(best) ? id : best))
}

const numbers = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The same in words, without saying what follows from it: “These three rest on one report, “W”: “A”, “B”, “C”.” */
export function sharedSentence({ ids, on, sameWire }: Shared, titleOf: (id: string) => string): string {
  const quoted = (id: string) => `“${titleOf(id)}”`
  const others = ids.filter((id) => id !== on)
  const list = (all: readonly string[]) => all.map(quoted).join(', ')
  if (sameWire) return `These ${numbers[ids.length] ?? ids.length} carry the same agency text: ${list(ids)}.`
  if (others.length === ids.length)
    return `These ${numbers[ids.length] ?? ids.length} rest on one source, ${quoted(on)}: ${list(ids)}.`
  return `${list(others)} ${others.length === 1 ? 'rests' : 'rest'} on ${quoted(on)}, which is cited too.`
}
