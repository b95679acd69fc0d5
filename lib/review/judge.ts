import { isSecondHand } from '@/lib/citations/schema'
import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { judgeableOf, passing, requiredOf, unseen } from './aspects'
import type { FingerprintedSubject } from './fingerprints'
import { keyOf } from './names'

export type GivenVerdict = {
  id: string
  subjectType: SubjectType
  subjectId: string
  fingerprint: string
  aspect: Aspect
  outcome: Outcome
  at: Date
}

/** What is known of one aspect now. NOT_CHECKED: nobody has judged what stands there now. */
export type AspectState = Outcome | 'NOT_CHECKED'

export type JudgedAspect<Verdict extends GivenVerdict> = {
  aspect: Aspect
  required: boolean
  state: AspectState
  /** The newest verdict on exactly what stands there now; it alone counts. */
  standing: Verdict | null
  /** All verdicts, newest first. Stale: it judged something else than what stands there now. */
  history: (Verdict & { stale: boolean })[]
}

/**
 * CHECKED: every required aspect is verified, nothing failed. UNSEEN: openly marked as not yet seen in the original, traced, and a
 * reviewer says why it could not be compared. OPEN: anything else.
 */
export type Standing = 'CHECKED' | 'UNSEEN' | 'OPEN'

export type JudgedSubject<Verdict extends GivenVerdict = GivenVerdict> = FingerprintedSubject & {
  secondHand: boolean
  standing: Standing
  /** NEW: never judged. CHANGED: judged, but only as it stood before. KNOWN: somebody judged what stands there now. */
  known: 'NEW' | 'CHANGED' | 'KNOWN'
  /** Required aspects, then those that somebody judged. */
  aspects: JudgedAspect<Verdict>[]
}

function judgeAspect<Verdict extends GivenVerdict>(
  subject: FingerprintedSubject,
  aspect: Aspect,
  newestFirst: readonly Verdict[],
): JudgedAspect<Verdict> {
  const history = newestFirst
    .filter((verdict) => verdict.aspect === aspect)
    .map((verdict) => ({ ...verdict, stale: verdict.fingerprint !== subject.fingerprints[aspect] }))
  const standing = history.find(({ stale }) => !stale) ?? null
  return {
    aspect,
    required: requiredOf(subject).includes(aspect),
    state: standing?.outcome ?? 'NOT_CHECKED',
    standing,
    history,
  }
}

const is = (outcomes: readonly Outcome[], state: AspectState) =>
  state !== 'NOT_CHECKED' && outcomes.includes(state)

/** Whether the state counts as checked. */
export const isVerified = (state: AspectState) => is(passing, state)

function standingOf(subject: FingerprintedSubject, aspects: readonly JudgedAspect<GivenVerdict>[]): Standing {
  if (aspects.some(({ state }) => state === 'FAILED_VERIFICATION')) return 'OPEN'
  const lacking = aspects.filter(({ required, state }) => required && !isVerified(state))
  if (lacking.length === 0) return 'CHECKED'
  const openly = subject.quotation?.openlyUnverified === true
  const honest = lacking.every(({ aspect, state }) => aspect !== 'TRACEABLE' && is(unseen, state))
  return openly && honest ? 'UNSEEN' : 'OPEN'
}

/**
 * Where each subject stands: which aspects are verified for exactly what stands there now, what remains, and what was judged before.
 * Verdicts may come in any order; of two at the same instant the later id counts. Verdicts on what is no longer there are left out.
 */
export function judge<Verdict extends GivenVerdict>(
  subjects: readonly FingerprintedSubject[],
  verdicts: readonly Verdict[],
): JudgedSubject<Verdict>[] {
  const newestFirst = [...verdicts].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const bySubject = Map.groupBy(newestFirst, ({ subjectType, subjectId }) =>
    keyOf({ type: subjectType, id: subjectId }),
  )
  return subjects.map((subject) => {
    const given = bySubject.get(keyOf(subject)) ?? []
    const aspects = [...new Set([...judgeableOf(subject), ...given.map(({ aspect }) => aspect)])]
      .map((aspect) => judgeAspect(subject, aspect, given))
      .filter(({ required, history }) => required || history.length > 0)
    const fresh = given.some(({ aspect, fingerprint }) => fingerprint === subject.fingerprints[aspect])
    return {
      ...subject,
      secondHand: isSecondHand(subject.chain),
      standing: standingOf(subject, aspects),
      known: fresh ? 'KNOWN' : given.length > 0 ? 'CHANGED' : 'NEW',
      aspects,
    }
  })
}
