import { z } from 'zod'
import type { DocumentJson } from './document'

/**
 * A change of a body: from block `at`, `removed` of its `of` blocks give way to `blocks`. The blocks are those of any origin, so the whole body
 * passes `documentSchema` before it is stored.
 */
export const bodyChangeSchema = z.strictObject({
  of: z.int().nonnegative(),
  at: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  blocks: z.array(z.unknown()),
})
export type BodyChange = z.output<typeof bodyChangeSchema>

/** True when two values are the same JSON, in any order of their keys. Quick for parts that are the same object. */
function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSameJson(item, other[index]))
    )
  const members = Object.entries(one).filter(([, value]) => value !== undefined)
  const others = new Map(Object.entries(other).filter(([, value]) => value !== undefined))
  return (
    members.length === others.size &&
    members.every(([name, value]) => others.has(name) && isSameJson(value, others.get(name)))
  )
}

/** What makes one body another: the blocks between those that both begin with and those that both end with. */
export function bodyChange({ content: before }: DocumentJson, { content: after }: DocumentJson): BodyChange {
  const shortest = Math.min(before.length, after.length)
  let at = 0
  while (at < shortest && isSameJson(before[at], after[at])) at += 1
  let end = 0
  while (end < shortest - at && isSameJson(before.at(-1 - end), after.at(-1 - end))) end += 1
  return {
    of: before.length,
    at,
    removed: before.length - at - end,
    blocks: after.slice(at, after.length - end),
  }
}

/** The body after a change, of any origin; null where the change was made from another body. */
export function changedBody(
  { type, content, ...rest }: DocumentJson,
  { of, at, removed, blocks }: BodyChange,
): unknown {
  if (of !== content.length || at + removed > of) return null
  return { ...rest, type, content: [...content.slice(0, at), ...blocks, ...content.slice(at + removed)] }
}
