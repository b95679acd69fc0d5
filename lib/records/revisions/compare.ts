import { type Change, diffLines, diffWordsWithSpace } from 'diff'
import type { Part } from '../parts'

/** The differences in one part: runs of text that stayed, were removed or were added. */
export type Difference = {
  label: string
  runs: { kind: 'same' | 'removed' | 'added'; text: string }[]
}

/** Beyond this many edits words, then lines are no longer compared: a comparison must not block the server. */
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
 * The differences from `before` to `after`, part by part, in the order of `after`; equal parts are left out, removed parts come last. Joining the runs that are not `removed` gives the later text, those not `added` the earlier.
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
