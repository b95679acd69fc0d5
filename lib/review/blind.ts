import { type Actor, can } from '@/lib/access'
import type { GivenVerdict, ReviewedAspect, ReviewedSubject } from './judge'

/** One aspect as one member may see it. */
export type SeenAspect<Verdict extends GivenVerdict> = ReviewedAspect<Verdict> & {
  /** True when one of the valid verdicts is theirs. */
  own: boolean
  /** True when a verdict is hidden from them until they have given theirs. */
  withheld: boolean
  /** True when the text contains their own correction, or a source has their own description, so that someone else must confirm it. */
  ownChange: boolean
}
export type SeenSubject<Verdict extends GivenVerdict> = Omit<ReviewedSubject<Verdict>, 'aspects'> & {
  aspects: SeenAspect<Verdict>[]
}

/** True when a verdict on the subject is hidden from the member who sees it. */
export const isBlind = ({ aspects }: SeenSubject<GivenVerdict>) => aspects.some(({ withheld }) => withheld)

function seenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  mayJudge: boolean,
  reviewed: ReviewedAspect<Verdict>,
): SeenAspect<Verdict> {
  const own = reviewed.counted.some(({ memberId }) => memberId === actor.id)
  if (!mayJudge || own || reviewed.state !== 'AWAITS_SECOND')
    return { ...reviewed, own, withheld: false, ownChange: false }
  const history = reviewed.history.filter(({ stale }) => stale)
  return { ...reviewed, current: null, counted: [], history, own, withheld: true, ownChange: false }
}

/**
 * The subjects as this member may see them. Where a second reviewer is needed, the first verdict, its note and its author are hidden from
 * every possible second reviewer, in every state of the record, until they have given their own. The record's authors see everything.
 */
export function asSeenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  { wroteMaking }: { wroteMaking: boolean },
  subjects: readonly ReviewedSubject<Verdict>[],
): SeenSubject<Verdict>[] {
  const mayJudge = can(actor, 'giveVerdicts') && !wroteMaking
  return subjects.map((subject) => ({
    ...subject,
    aspects: subject.aspects.map((reviewed) => seenBy(actor, mayJudge, reviewed)),
  }))
}
