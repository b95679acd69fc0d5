import 'server-only'
import { type CheckReport, checks, type Finding } from '@/lib/checks'
import { staleWords } from '@/lib/checks/rules/stale-verdict'
import type { Tx } from '@/lib/db'
import type { Consent } from '@/lib/generated/prisma/client'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import { consentProblems, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import type { Subject } from '@/lib/records/subjects'
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
  if (subject.state !== 'OPEN') return []
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

/** What a reviewer could not judge, one sentence for the field `body`; empty when all can be judged. */
export function completenessFaults(subjects: readonly Subject[]): Record<string, string> {
  if (subjects.length === 0)
    return {
      body: 'Nothing here rests on a source yet. Add a quotation, a citation, a figure or a dated event.',
    }
  const names = namesOf(subjects)
  for (const subject of subjects) {
    const name = names.get(keyOf(subject))
    if (subject.wording.trim() !== '') continue
    return {
      body:
        subject.type === 'QUOTATION'
          ? `${name} has no words. Write them, or take it out.`
          : `${name} stands after no words. Put it behind the sentence that it is for, or take it out.`,
    }
  }
  return {}
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** A consent as its row has it, the speaker's name included. */
export const consentOfRow = (row: Consent): IdentifiedConsent => ({
  ...row,
  embargoUntil: dayOf(row.embargoUntil),
  transcriptApprovedOn: dayOf(row.transcriptApprovedOn),
  withdrawnOn: dayOf(row.withdrawnOn),
})

/** The consent that publishing goes by, the speaker's name included; null for kinds without a speaker. Guarded by its caller. */
export async function consentOf(
  client: Tx,
  record: { id: string; kind: string },
): Promise<IdentifiedConsent | null> {
  if (!kindOf(record.kind).needsConsent) return null
  return consentOfRow(await client.consent.findUniqueOrThrow({ where: { recordId: record.id } }))
}

/** Why the consent does not allow publishing today, as the gate tells of it; never with a name. */
export const problemsOfConsent = (consent: IdentifiedConsent | null): Problem[] =>
  consent === null
    ? []
    : consentProblems(consent, new Date().toISOString().slice(0, 10)).map((message) => ({
        place: 'CONSENT',
        subject: null,
        aspect: null,
        message,
        todo: 'See the consent of this record.',
      }))

const titleOf = (id: string) => checks.find((check) => check.id === id)?.title ?? id

/** Findings that stop publishing. */
const blockingIn = ({ findings }: CheckReport): Finding[] => findings.filter(({ level }) => level === 'BLOCK')

/** What the checks stop, as the gate tells of it. A check that crashed stops it too: what it looks for is not known to be absent. */
export function problemsOfReport(report: CheckReport, subjects: readonly JudgedSubject[]): Problem[] {
  const names = namesOf(subjects)
  const found = blockingIn(report).map((finding): Problem => {
    const subject = subjects.find(({ id }) => id === finding.place.subjectId)
    const name = subject && (names.get(keyOf(subject)) ?? '')
    return {
      place: subject ? 'SUBJECT' : 'TEXT',
      subject: subject && name !== undefined ? { type: subject.type, id: subject.id, name } : null,
      aspect: null,
      message: `${name ? `${name}: ` : ''}${finding.message}`,
      todo: 'Return the record, so that it can be mended.',
    }
  })
  const crashed = report.crashed.map(
    ({ check }): Problem => ({
      place: 'TEXT',
      subject: null,
      aspect: null,
      message: `The check “${titleOf(check)}” could not be run.`,
      todo: 'Tell whoever keeps this archive running.',
    }),
  )
  return [...found, ...crashed]
}

/** The same for the author who submits, by field: the sentences of each. Empty when nothing is stopped. */
export function faultsOfReport(report: CheckReport): Record<string, string> {
  const faults: Record<string, string> = {}
  const add = (field: string, sentence: string) => {
    faults[field] = faults[field] ? `${faults[field]} ${sentence}` : sentence
  }
  for (const { place, message, excerpt } of blockingIn(report))
    add(
      place.field.startsWith('body') ? 'body' : place.field,
      excerpt ? `At “${excerpt.slice(0, 60)}”: ${message}` : message,
    )
  for (const { check } of report.crashed) add('', `The check “${titleOf(check)}” could not be run.`)
  return faults
}
