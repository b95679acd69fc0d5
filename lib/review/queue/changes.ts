import { canonicalJson } from '@/lib/hashing'
import type { Subject } from '@/lib/records/subjects'
import { keyOf, namesOf } from '../subject-names'

/** What became of the subjects of a text since it was submitted before: names as the later text counts them, and how many went. */
export type SubjectChanges = { changed: string[]; added: string[]; removed: number }

/** Names kept of each; the rest is told by the comparison of the two texts. */
const MOST = 50

/** Compares subject by subject: wording, how it is given, chain and passage. Where nothing was submitted before, nothing has changed. */
export function subjectChanges(before: readonly Subject[] | null, now: readonly Subject[]): SubjectChanges {
  if (before === null) return { changed: [], added: [], removed: 0 }
  const names = namesOf(now)
  const earlier = new Map(before.map((subject) => [keyOf(subject), canonicalJson(subject)]))
  const present = new Set(now.map(keyOf))
  const named = (subjects: readonly Subject[]) =>
    subjects.slice(0, MOST).map((subject) => names.get(keyOf(subject)) ?? '')
  return {
    changed: named(
      now.filter((subject) => {
        const then = earlier.get(keyOf(subject))
        return then !== undefined && then !== canonicalJson(subject)
      }),
    ),
    added: named(now.filter((subject) => !earlier.has(keyOf(subject)))),
    removed: before.filter((subject) => !present.has(keyOf(subject))).length,
  }
}
