import { type Actor, can } from '@/lib/access'
import type { GivenVerdict, JudgedAspect, JudgedSubject } from './judge'

/** One aspect as one member may see it. */
export type SeenAspect<Verdict extends GivenVerdict> = JudgedAspect<Verdict> & {
  /** Whether a verdict of theirs counts. */
  own: boolean
  /** Whether a verdict is kept from them until they have given theirs. */
  withheld: boolean
  /** Whether a correction of theirs, or their own description of a work, stands there, so that somebody else confirms it. */
  ownWords: boolean
}
export type SeenSubject<Verdict extends GivenVerdict> = Omit<JudgedSubject<Verdict>, 'aspects'> & {
  aspects: SeenAspect<Verdict>[]
}

/** Whether something that was found of the subject is kept from whoever sees it so. */
export const isBlind = ({ aspects }: SeenSubject<GivenVerdict>) => aspects.some(({ withheld }) => withheld)

function seenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  mayJudge: boolean,
  judged: JudgedAspect<Verdict>,
): SeenAspect<Verdict> {
  const own = judged.counted.some(({ memberId }) => memberId === actor.id)
  if (!mayJudge || own || judged.state !== 'AWAITS_SECOND')
    return { ...judged, own, withheld: false, ownWords: false }
  const history = judged.history.filter(({ stale }) => stale)
  return { ...judged, current: null, counted: [], history, own, withheld: true, ownWords: false }
}

/**
 * The subjects as this member may see them: where a second reviewer is awaited, what the first found, wrote and who it was is kept from
 * everybody who could be the second, whatever the record's state, until they have given their own. Whoever wrote the record sees all.
 */
export function asSeenBy<Verdict extends GivenVerdict>(
  actor: Actor,
  { wroteMaking }: { wroteMaking: boolean },
  subjects: readonly JudgedSubject<Verdict>[],
): SeenSubject<Verdict>[] {
  const mayJudge = can(actor, 'giveVerdicts') && !wroteMaking
  return subjects.map((subject) => ({
    ...subject,
    aspects: subject.aspects.map((judged) => seenBy(actor, mayJudge, judged)),
  }))
}
