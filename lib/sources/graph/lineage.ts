import type { RelationType } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'

/** A relation of two sources, by their ids; `cited` when only a citation of a record says so. */
export type Edge = { type: RelationType; fromId: string; toId: string; cited?: true }

/** Relations that say where a text comes from. Corrections and retractions don't. */
export const lineageTypes = ['QUOTED_IN', 'REPRINT_OF', 'TRANSLATION_OF', 'SAME_WIRE'] as const

/** The sources that a source relies on directly: those it reprints, translates or quotes, and those with the same agency text. */
export function directOriginsOf(id: string, edges: readonly Edge[]): string[] {
  return edges.flatMap(({ type, fromId, toId }) => {
    if ((type === 'REPRINT_OF' || type === 'TRANSLATION_OF') && fromId === id) return [toId]
    // "from" is quoted in "to": the later source relies on the earlier one.
    if (type === 'QUOTED_IN' && toId === id) return [fromId]
    if (type === 'SAME_WIRE' && (fromId === id || toId === id)) return [fromId === id ? toId : fromId]
    return []
  })
}

/** All sources that a source relies on, including itself. Ends on circles. */
export function originsOf(id: string, edges: readonly Edge[]): Set<string> {
  const found = new Set([id])
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const before of directOriginsOf(next, edges))
      if (!found.has(before)) {
        found.add(before)
        waiting.push(before)
      }
  return found
}

/** Sources that look independent but rely on one source: `on` is the nearest one that all share; it can be one of them. */
export type Shared = { ids: string[]; on: string; sameWire: boolean }

/** The groups of the given sources that rely on a common one, each with the nearest common one; the largest groups first. */
export function sharedOrigins(ids: readonly string[], edges: readonly Edge[]): Shared[] {
  const origins = new Map(ids.map((id) => [id, originsOf(id, edges)]))
  const groups = new Map<string, string[]>()
  for (const on of new Set([...origins.values()].flatMap((set) => [...set]))) {
    const relying = ids.filter((id) => origins.get(id)?.has(on))
    if (relying.length < 2) continue
    const key = relying.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), on])
  }
  return [...groups.values()]
    .map((common) => nearest(common, edges))
    .map((on): Shared => {
      const relying = ids.filter((id) => origins.get(id)?.has(on))
      const wired = (id: string) => edges.some((edge) => edge.type === 'SAME_WIRE' && touches(edge, id, on))
      return { ids: relying, on, sameWire: relying.every((id) => id === on || wired(id)) }
    })
    .sort((a, b) => b.ids.length - a.ids.length)
}

const touches = ({ fromId, toId }: Edge, one: string, other: string) =>
  (fromId === one && toId === other) || (fromId === other && toId === one)

/** The latest of some sources that rely on each other: the one that relies on the most others. */
function nearest(ids: readonly string[], edges: readonly Edge[]): string {
  const depth = (id: string) => originsOf(id, edges).size
  return ids.reduce((best, id) => (depth(id) > depth(best) ? id : best))
}

/** States the fact without drawing a conclusion: “These 3 sources rely on one source, “W”: “A”, “B” and “C”.” */
export function sharedOriginMessage({ ids, on, sameWire }: Shared, titleOf: (id: string) => string): Message {
  const titles = (all: readonly string[]) =>
    all.map((id) => message('sources.quotedTitle', { title: titleOf(id) }))
  const others = ids.filter((id) => id !== on)
  if (sameWire) return message('sources.graph.sameWire', { count: ids.length, titles: titles(ids) })
  if (others.length === ids.length)
    return message('sources.graph.oneOrigin', {
      count: ids.length,
      origin: titleOf(on),
      titles: titles(ids),
    })
  return message('sources.graph.citedOrigin', {
    count: others.length,
    origin: titleOf(on),
    titles: titles(others),
  })
}
