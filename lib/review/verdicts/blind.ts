import { type Actor, can } from '@/lib/access'
import type { ReviewedPart } from '@/lib/citations/fingerprint'
import { type Contributed, ownPartsOf } from '../contributions'
import type { GivenVerdict, ReviewedAspect, ReviewedSubject } from './judge'

/** One aspect as one member may see it. */
export type SeenAspect<Verdict extends GivenVerdict> = ReviewedAspect<Verdict> & {
  /** True when one of the valid verdicts is theirs. */
  own: boolean
  /** True when a verdict is hidden from them until they have given theirs. */
  withheld: boolean
  /** The parts it relies on that contain content of theirs. Where there are any, someone else must check it. */
  ownParts: readonly ReviewedPart[]
}
export type SeenSubject<Verdict extends GivenVerdict> = Omit<ReviewedSubject<Verdict>, 'aspects'> & {
  aspects: SeenAspect<Verdict>[]
}

/** True when a verdict on the subject is hidden from the member who sees it. */
export const isBlind = ({ aspects }: SeenSubject<GivenVerdict>) => aspects.some(({ withheld }) => withheld)

function seenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  reviewed: ReviewedAspect<Verdict>,
  ownParts: readonly ReviewedPart[],
): SeenAspect<Verdict> {
  const mayJudge = can(actor, 'giveVerdicts') && ownParts.length === 0
  const own = reviewed.counted.some(({ memberId }) => memberId === actor.id)
  if (!mayJudge || own || reviewed.state !== 'AWAITS_SECOND')
    return { ...reviewed, own, withheld: false, ownParts }
  const history = reviewed.history.filter(({ stale }) => stale)
  return { ...reviewed, current: null, counted: [], history, own, withheld: true, ownParts }
}

/**
 * The subjects as this member may see them. Where a second reviewer is needed, the first verdict, its note and its author are hidden from
 * every possible second reviewer, in every state of the record, until they have given their own. The authors of what it covers see everything.
 */
export function asSeenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  contributed: Contributed,
  subjects: readonly ReviewedSubject<Verdict>[],
): SeenSubject<Verdict>[] {
  return subjects.map((subject) => ({
    ...subject,
    aspects: subject.aspects.map((reviewed) =>
      seenBy(actor, reviewed, ownPartsOf(actor.id, subject, reviewed.aspect, contributed)),
    ),
  }))
}
