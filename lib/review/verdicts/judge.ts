import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { isSecondHand } from '@/lib/text/chain'
import { keyOf } from '../subject-names'
import { checkableOf, passing, requiredOf, unseen } from './aspects'
import { type FingerprintedSubject, isFresh } from './fingerprints'
import { type NamedPerson, type Reviewers, reviewersOf } from './reviewers'

export type GivenVerdict = {
  id: string
  subjectType: SubjectType
  subjectId: string
  fingerprint: string
  aspect: Aspect
  outcome: Outcome
  memberId: string
  at: Date
}

/**
 * The current state of one aspect. NOT_CHECKED: no valid verdict. AWAITS_SECOND: one of two reviewers has given a verdict. DISPUTED: the two
 * reviewers disagree.
 */
export type AspectState = Outcome | 'NOT_CHECKED' | 'AWAITS_SECOND' | 'DISPUTED'

export type ReviewedAspect<Verdict extends GivenVerdict> = {
  aspect: Aspect
  required: boolean
  state: AspectState
  /** The newest of the valid verdicts. */
  current: Verdict | null
  /** The valid verdicts, newest first: the newest one; where two reviewers are needed, the newest of each member. */
  counted: readonly Verdict[]
  /** All verdicts, newest first. */
  history: JudgedVerdict<Verdict>[]
}

/** Stale: what it checked has changed since. Lapsed: its member has contributed since to what it checked. Neither counts. */
export type JudgedVerdict<Verdict extends GivenVerdict> = Verdict & { stale: boolean; lapsed: boolean }

/** True when the member of a verdict has contributed to the parts that it covers, as they are now. */
type HasLapsed = (subject: FingerprintedSubject, verdict: GivenVerdict) => boolean

/**
 * CHECKED: every required aspect is verified, nothing failed. UNSEEN: marked as not seen in the original, traced, and a reviewer says why it
 * couldn't be compared. OPEN: anything else.
 */
type SubjectState = 'CHECKED' | 'UNSEEN' | 'OPEN'

export type ReviewedSubject<Verdict extends GivenVerdict = GivenVerdict> = FingerprintedSubject & {
  secondHand: boolean
  reviewers: Reviewers
  state: SubjectState
  /** NEW: no verdict yet. CHANGED: only verdicts that no longer count. KNOWN: a valid verdict. */
  known: 'NEW' | 'CHANGED' | 'KNOWN'
  /** Required aspects, then others with a verdict. */
  aspects: ReviewedAspect<Verdict>[]
}

/** The verdicts that count, from valid ones with the newest first. */
function countedOf<Verdict extends GivenVerdict>(fresh: readonly Verdict[], { count }: Reviewers): Verdict[] {
  if (count === 1) return fresh.slice(0, 1)
  return fresh.filter(({ memberId }, index) => index === fresh.findIndex((one) => one.memberId === memberId))
}

/** The meaning of a verdict when two are compared: verified, not comparable, or its own outcome. */
const meaningOf = ({ outcome }: GivenVerdict) =>
  passing.includes(outcome) ? 'PASSES' : unseen.includes(outcome) ? 'UNSEEN' : outcome

/** The state of an aspect from its counted verdicts: DISPUTED when their meanings differ. */
function stateOf(counted: readonly GivenVerdict[], { count }: Reviewers): AspectState {
  const [newest] = counted
  if (!newest) return 'NOT_CHECKED'
  if (counted.length < count) return 'AWAITS_SECOND'
  return new Set(counted.map(meaningOf)).size > 1 ? 'DISPUTED' : newest.outcome
}

/** True when a verdict is valid for the text as it is now. */
const isValid = ({ stale, lapsed }: JudgedVerdict<GivenVerdict>) => !stale && !lapsed

function judgeAspect<Verdict extends GivenVerdict>(
  subject: FingerprintedSubject,
  aspect: Aspect,
  given: readonly JudgedVerdict<Verdict>[],
  reviewers: Reviewers,
): ReviewedAspect<Verdict> {
  const history = given.filter((verdict) => verdict.aspect === aspect)
  const counted = countedOf(history.filter(isValid), reviewers)
  return {
    aspect,
    required: requiredOf(subject).includes(aspect),
    state: stateOf(counted, reviewers),
    current: counted[0] ?? null,
    counted,
    history,
  }
}

const is = (states: readonly AspectState[], state: AspectState) => states.includes(state)

/** True when the state counts as checked. */
export const isVerified = (state: AspectState) => is(passing, state)

/** True when the state blocks publishing even where the aspect isn't required. */
export const stops = (state: AspectState) =>
  is(['FAILED_VERIFICATION', 'CORRECTED', 'AWAITS_SECOND', 'DISPUTED'], state)

/** True when the aspect prevents its subject from being published as checked. */
export const isOpenAspect = ({ required, state }: Pick<ReviewedAspect<GivenVerdict>, 'required' | 'state'>) =>
  stops(state) || (required && !isVerified(state))

function subjectStateOf(
  subject: FingerprintedSubject,
  aspects: readonly ReviewedAspect<GivenVerdict>[],
): SubjectState {
  if (aspects.some(({ state }) => stops(state))) return 'OPEN'
  const lacking = aspects.filter(({ required, state }) => required && !isVerified(state))
  if (lacking.length === 0) return 'CHECKED'
  const openly = subject.quotation?.openlyUnverified === true
  const honest = lacking.every(({ aspect, state }) => aspect !== 'TRACEABLE' && is(unseen, state))
  return openly && honest ? 'UNSEEN' : 'OPEN'
}

/**
 * The review state of each subject: verified aspects, open aspects, and earlier verdicts. `people` are those whom the record lists. Verdicts
 * come in any order; of two at the same instant the later id counts. Ignores verdicts on removed subjects.
 */
export function judge<Verdict extends GivenVerdict>(
  subjects: readonly FingerprintedSubject[],
  verdicts: readonly Verdict[],
  people: readonly NamedPerson[],
  hasLapsed: HasLapsed,
): ReviewedSubject<Verdict>[] {
  const newestFirst = [...verdicts].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const bySubject = Map.groupBy(newestFirst, ({ subjectType, subjectId }) =>
    keyOf({ type: subjectType, id: subjectId }),
  )
  return subjects.map((subject) => {
    const given = (bySubject.get(keyOf(subject)) ?? []).map((verdict) => {
      const stale = !isFresh(subject, verdict.aspect, verdict.fingerprint)
      return { ...verdict, stale, lapsed: !stale && hasLapsed(subject, verdict) }
    })
    const reviewers = reviewersOf(subject, people)
    const aspects = [...new Set([...checkableOf(subject), ...given.map(({ aspect }) => aspect)])]
      .map((aspect) => judgeAspect(subject, aspect, given, reviewers))
      .filter(({ required, history }) => required || history.length > 0)
    return {
      ...subject,
      secondHand: isSecondHand(subject.chain),
      reviewers,
      state: subjectStateOf(subject, aspects),
      known: given.some(isValid) ? 'KNOWN' : given.length > 0 ? 'CHANGED' : 'NEW',
      aspects,
    }
  })
}
