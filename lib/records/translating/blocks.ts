import { diffArrays } from 'diff'
import type { NodeJson } from '@/lib/text'
import { wordsOf } from '@/lib/text/walk'

/** Beyond this many edits blocks are no longer compared one by one. */
const MOST = 2_000

/**
 * A block of the later text: as it was, changed or added. `was` is its place in the earlier text; `before` is its earlier text where it changed.
 */
export type Block =
  | { is: 'SAME'; was: number }
  | { is: 'CHANGED'; was: number; before: string }
  | { is: 'ADDED'; was: null }
/** A block that the later text no longer has, before the block at `at`. */
type RemovedBlock = { at: number; text: string }

export type ChangedBlocks = { blocks: Block[]; removed: RemovedBlock[] }

const textOf = (node: NodeJson) => wordsOf(node).trim()

/**
 * How the blocks of a text changed. A block that was replaced by another at its place is a changed one. Blocks are compared as a whole: with
 * their marks, citations and ids.
 */
export function changedBlocks(before: readonly NodeJson[], after: readonly NodeJson[]): ChangedBlocks {
  const keys = (nodes: readonly NodeJson[]) => nodes.map((node) => JSON.stringify(node))
  const runs = diffArrays(keys(before), keys(after), { maxEditLength: MOST }) ?? [
    { removed: true, added: false, count: before.length },
    { removed: false, added: true, count: after.length },
  ]
  const blocks: Block[] = []
  const removed: RemovedBlock[] = []
  let from = 0
  let gone: { node: NodeJson; was: number }[] = []
  const settle = () => {
    removed.push(...gone.map(({ node }) => ({ at: blocks.length, text: textOf(node) })))
    gone = []
  }
  for (const run of runs) {
    const count = run.count ?? 0
    const start = from
    if (run.removed)
      gone.push(...before.slice(from, from + count).map((node, index) => ({ node, was: from + index })))
    if (!run.added) from += count
    if (run.removed) continue
    if (!run.added) settle()
    for (let index = 0; index < count; index += 1) {
      const replaced = run.added ? gone.shift() : undefined
      blocks.push(
        run.added
          ? replaced
            ? { is: 'CHANGED', was: replaced.was, before: textOf(replaced.node) }
            : { is: 'ADDED', was: null }
          : { is: 'SAME', was: start + index },
      )
    }
    settle()
  }
  settle()
  return { blocks, removed }
}

/**
 * The block of the original that belongs to each block of a translation, by their types in order; null for a block that has none. Where both have
 * the same structure, each block belongs to the one at its place.
 */
export function pairedBlocks(original: readonly string[], translation: readonly string[]): (number | null)[] {
  const runs = diffArrays([...original], [...translation], { maxEditLength: MOST })
  if (!runs) return translation.map((_, index) => (index < original.length ? index : null))
  const pairs: (number | null)[] = []
  let at = 0
  let skipped = 0
  for (const { added, removed, count = 0 } of runs) {
    if (removed) {
      skipped += count
      at += count
      continue
    }
    for (let index = 0; index < count; index += 1) {
      // A block of another type at the place of one that isn't in the translation belongs to that one.
      if (added && skipped > 0) {
        pairs.push(at - skipped)
        skipped -= 1
      } else pairs.push(added ? null : at + index)
    }
    if (!added) at += count
    skipped = 0
  }
  return pairs
}

/**
 * The block of an original that belongs to each block of a translation, or null, where the original changed since: the translation follows a version with
 * blocks of these types, and `was` says which of them each block is now.
 */
export function pairedSince(
  followed: readonly string[],
  was: readonly (number | null)[],
  translation: readonly string[],
): (number | null)[] {
  const now = new Map(was.map((place, index) => [place, index]))
  return pairedBlocks(followed, translation).map((place) =>
    place === null ? null : (now.get(place) ?? null),
  )
}
