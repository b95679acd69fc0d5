import { type Change, diffLines, diffWordsWithSpace } from 'diff'
import type { Part } from '../parts'

/** What became of one part: runs of words that stayed, went or came. */
export type Difference = {
  label: string
  runs: { kind: 'same' | 'removed' | 'added'; text: string }[]
}

/** Beyond so many edits, words are compared no further, then lines; a comparison must not hold the server up. */
const MOST_WORDS = 2_000
const MOST_LINES = 1_000

const changes = (before: string, after: string): Change[] | undefined =>
  diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS }) ??
  diffLines(before, after, { maxEditLength: MOST_LINES })

function runsOf(before: string, after: string): Difference['runs'] {
  const found = changes(before, after)
  if (found)
    return found.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }))
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
}

/**
 * What differs from `before` to `after`, part by part, in the order of `after`; parts that are the same are left out, parts that are
 * gone come last. Joining the runs that are not `removed` gives the later text, those not `added` the earlier.
 */
export function comparisonOf(before: readonly Part[], after: readonly Part[]): Difference[] {
  const earlier = new Map(before.map((part) => [part.key, part]))
  const later = new Map(after.map((part) => [part.key, part]))
  return [...new Map([...later, ...earlier])]
    .map(([key, { label }]) => ({
      label: later.get(key)?.label ?? label,
      before: earlier.get(key)?.text ?? '',
      after: later.get(key)?.text ?? '',
    }))
    .filter((part) => part.before !== part.after)
    .map((part) => ({ label: part.label, runs: runsOf(part.before, part.after) }))
}
