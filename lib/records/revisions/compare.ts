import { type Change, diffLines, diffWordsWithSpace } from 'diff'
import type { Part } from '../parts'

/** The differences in one part: runs of text that stayed, were removed or were added. */
export type Difference = {
  label: string
  runs: { kind: 'same' | 'removed' | 'added'; text: string }[]
  /** True when the text changed too much, or comparing it took too long, so that all of it is shown as replaced. */
  isReplaced: boolean
}

/** Beyond this many edits words, then lines are no longer compared: a comparison must not block the server. */
const MOST_WORDS = 2_000
const MOST_LINES = 1_000

const byWords = (before: string, after: string) =>
  diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS })

/** Lines that stayed and that changed; undefined when that is of no help because all changed. */
function byLines(before: string, after: string): Change[] | undefined {
  const found = diffLines(before, after, { maxEditLength: MOST_LINES })
  return found?.some(({ added, removed }) => !added && !removed) ? found : undefined
}

function runsOf(before: string, after: string, until: number): Omit<Difference, 'label'> {
  const found = Date.now() < until ? (byWords(before, after) ?? byLines(before, after)) : undefined
  if (found)
    return {
      isReplaced: false,
      runs: found.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      })),
    }
  const runs: Difference['runs'] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return { isReplaced: before !== '' && after !== '', runs: runs.filter(({ text }) => text !== '') }
}

/**
 * The differences from `before` to `after`, part by part, in the order of `after`; equal parts are left out, removed parts come last. Joining
 * the runs that are not `removed` gives the later text, those not `added` the earlier. Parts that it comes to after the time `until` are
 * shown as replaced.
 */
export function comparisonOf(
  before: readonly Part[],
  after: readonly Part[],
  until = Number.POSITIVE_INFINITY,
): Difference[] {
  const earlier = new Map(before.map((part) => [part.key, part]))
  const later = new Map(after.map((part) => [part.key, part]))
  return [...new Map([...later, ...earlier])]
    .map(([key, { label }]) => ({
      label: later.get(key)?.label ?? label,
      before: earlier.get(key)?.text ?? '',
      after: later.get(key)?.text ?? '',
    }))
    .filter((part) => part.before !== part.after)
    .map((part) => ({ label: part.label, ...runsOf(part.before, part.after, until) }))
}
