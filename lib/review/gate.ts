import { staleWords } from '@/lib/checks/rules/stale-verdict'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import { aspectWords } from './aspects'
import { type GivenVerdict, type JudgedAspect, type JudgedSubject, keepsOpen } from './judge'
import { keyOf, namesOf } from './subject-names'

/** One thing that stands between a record and its publication: where, what, and what to do about it. */
export type Problem = {
  /** Where it is mended: at the subject, in the text as a whole, or in the consent. */
  place: 'SUBJECT' | 'TEXT' | 'CONSENT'
  /** Null for what concerns the whole record. */
  subject: { type: SubjectType; id: string; name: string } | null
  aspect: Aspect | null
  message: string
  todo: string
}

const ofRecord = (message: string, todo: string): Problem => ({
  place: 'TEXT',
  subject: null,
  aspect: null,
  message,
  todo,
})

type Said = Pick<Problem, 'message' | 'todo'>

/** Whether a verdict is missing because what was judged has changed since. */
export const hasFallen = (judged: JudgedAspect<GivenVerdict>): boolean =>
  keepsOpen(judged) && judged.state === 'NOT_CHECKED' && judged.history.length > 0

/** What a required aspect still lacks, or what was found wrong. */
function lack(
  name: string,
  judged: JudgedAspect<GivenVerdict>,
  { quotation, reviewers }: JudgedSubject,
): Said {
  const { aspect, state } = judged
  const openly = quotation?.openlyUnverified === true
  const of = `${name}, ${aspectWords[aspect].label.toLowerCase()}`
  switch (state) {
    case 'FAILED_VERIFICATION':
      return { message: `${of}: failed verification.`, todo: 'Return the record, so that it can be mended.' }
    case 'NOT_CHECKED':
      return hasFallen(judged)
        ? {
            message: `${of}: ${staleWords}`,
            todo: 'Check it again.',
          }
        : { message: `${of}: not checked.`, todo: 'Compare it with the held copy and give a verdict.' }
    case 'CORRECTED':
      return {
        message: `${of}: a correction is proposed and not accepted yet.`,
        todo: 'Whoever may write the record accepts it at its place; then somebody else confirms it.',
      }
    case 'AWAITS_SECOND':
      return {
        message: `${of}: one reviewer has given a verdict, and a second is needed because ${reviewers.because}.`,
        todo: 'Somebody else who did not write it gives theirs, without seeing the first.',
      }
    case 'DISPUTED':
      return {
        message: `${of}: the reviewers disagree.`,
        todo: 'Settle it in the discussion. Then whoever changed their mind gives a new verdict, or the record is returned.',
      }
    case 'NEEDS_ORIGINAL':
    case 'CANNOT_ACCESS':
      return {
        message: `${of}: could not be compared with the original.`,
        todo:
          aspect === 'TRACEABLE'
            ? 'It must be traced before it can be published: find the copy, or take it out.'
            : openly
              ? 'Verify that it can be traced.'
              : 'Find the original, or return the record to be marked openly as not yet seen in the original.',
      }
    default:
      return {
        message: `${of}: said not to apply.`,
        todo: 'This aspect is needed here: give a verdict on it.',
      }
  }
}

/** What keeps one subject from being published; nothing when it is CHECKED or UNSEEN. */
function problemsOf(subject: JudgedSubject, name: string): Problem[] {
  if (subject.standing !== 'OPEN') return []
  return subject.aspects.filter(keepsOpen).map((judged) => ({
    place: 'SUBJECT',
    subject: { type: subject.type, id: subject.id, name },
    aspect: judged.aspect,
    ...lack(name, judged, subject),
  }))
}

/**
 * The gate to publish: everything that is missing, in the order of the page; empty when the record may be published. Consent is asked
 * apart (lib/records/consent), because it can change at any time.
 */
export function gateProblems(subjects: readonly JudgedSubject[]): Problem[] {
  if (subjects.length === 0)
    return [
      ofRecord(
        'Nothing in this record rests on a source.',
        'Return it, so that a quotation, a citation, a figure or a dated event can be added.',
      ),
    ]
  const names = namesOf(subjects)
  return subjects.flatMap((subject) => problemsOf(subject, names.get(keyOf(subject)) ?? ''))
}
