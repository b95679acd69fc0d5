import type { ReviewedPart } from '@/lib/citations/fingerprint'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { keyOf } from '../subject-names'
import type { GivenVerdict } from '../verdicts/judge'
import { alreadySays, partRules } from './parts'
import { isPart } from './schema'

/** A correction as the table Correction stores it. */
type KeptCorrection = { part: string; hop: number | null; after: string }

/** For each subject, the parts that say what a member proposed, with that member. */
export type ProposedParts = ReadonlyMap<
  string,
  readonly { memberId: string; parts: readonly ReviewedPart[] }[]
>

/**
 * The parts of a text that say what a member proposed in a correction. Whether it was accepted or typed again by someone else, these are the
 * proposer's words, and another member must confirm them (promise 5 in README.md).
 */
export function proposedParts(
  content: RecordContent,
  subjects: readonly Subject[],
  verdicts: readonly (GivenVerdict & { correction: KeptCorrection | null })[],
): ProposedParts {
  const byKey = new Map(subjects.map((subject) => [keyOf(subject), subject]))
  const found = verdicts.flatMap(({ subjectType, subjectId, memberId, correction }) => {
    const key = keyOf({ type: subjectType, id: subjectId })
    const subject = byKey.get(key)
    if (!subject || !correction || !isPart(correction.part)) return []
    const { part, hop, after } = correction
    if (!alreadySays(content, subject, { part, hop, after })) return []
    return [{ key, memberId, parts: partRules[part].reviewed }]
  })
  return Map.groupBy(found, ({ key }) => key)
}
