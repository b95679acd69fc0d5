import 'server-only'
import type { CheckReport, Finding } from '@/lib/checks'
import type { CheckId } from '@/lib/checks/check'
import { isoDay } from '@/lib/dates/days'
import type { Tx } from '@/lib/db'
import type { Consent } from '@/lib/generated/prisma/client'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { consentProblems, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import { keyOf, namesOf } from '../subject-names'
import { type GivenVerdict, isOpenAspect, type ReviewedAspect, type ReviewedSubject } from '../verdicts/judge'

/** One reason why a record can't be published: where, what, and how to resolve it. */
export type Problem = {
  /** The part of the page where it is resolved: at the subject, in the text as a whole, or in the consent. */
  place: 'SUBJECT' | 'TEXT' | 'CONSENT'
  /** Null for the record as a whole. */
  subject: { type: SubjectType; id: string; name: Message | string } | null
  aspect: Aspect | null
  message: Message
  todo: Message
}

type Said = Pick<Problem, 'message' | 'todo'>

/** True when an aspect lacks a verdict because none that was given counts any more. */
export const isOutdated = (reviewed: ReviewedAspect<GivenVerdict>): boolean =>
  isOpenAspect(reviewed) && reviewed.state === 'NOT_CHECKED' && reviewed.history.length > 0

/** Says what a required aspect lacks, or what is wrong. */
function lack(
  name: Message | string,
  reviewed: ReviewedAspect<GivenVerdict>,
  { quotation, reviewers }: ReviewedSubject,
): Said {
  const { aspect } = reviewed
  const said = (state: Message, todo: Message): Said => ({
    message: message('review.gate.aspect', { name, aspect: message(`labels.aspect.${aspect}`), state }),
    todo,
  })
  switch (reviewed.state) {
    case 'FAILED_VERIFICATION':
      return said(message('review.gate.FAILED_VERIFICATION'), message('review.todo.return'))
    case 'NOT_CHECKED':
      return isOutdated(reviewed)
        ? said(
            message(
              reviewed.history.some(({ lapsed }) => lapsed) ? 'review.gate.LAPSED' : 'review.gate.OUTDATED',
            ),
            message('review.todo.checkAgain'),
          )
        : said(message('review.gate.NOT_CHECKED'), message('review.todo.check'))
    case 'CORRECTED':
      return said(message('review.gate.CORRECTED'), message('review.todo.acceptCorrection'))
    case 'AWAITS_SECOND': {
      const reason = message(`review.secondReviewer.${reviewers.because ?? 'figure'}`)
      return said(message('review.gate.AWAITS_SECOND', { reason }), message('review.todo.second'))
    }
    case 'DISPUTED':
      return said(message('review.gate.DISPUTED'), message('review.todo.settle'))
    case 'NEEDS_ORIGINAL':
    case 'CANNOT_ACCESS':
      return said(message('review.gate.UNSEEN'), wayToOriginal(aspect, quotation?.openlyUnverified === true))
    default:
      return said(message('review.gate.NOT_APPLICABLE'), message('review.todo.required'))
  }
}

function wayToOriginal(aspect: Aspect, isOpenlyUnverified: boolean): Message {
  if (aspect === 'TRACEABLE') return message('review.todo.trace')
  return message(isOpenlyUnverified ? 'review.todo.verifyTraceable' : 'review.todo.findOriginal')
}

/** The reasons why one subject can't be published; empty when it is CHECKED or UNSEEN. */
function problemsOf(subject: ReviewedSubject, name: Message | string): Problem[] {
  if (subject.state !== 'OPEN') return []
  return subject.aspects.filter(isOpenAspect).map((reviewed) => ({
    place: 'SUBJECT',
    subject: { type: subject.type, id: subject.id, name },
    aspect: reviewed.aspect,
    ...lack(name, reviewed, subject),
  }))
}

/**
 * The gate for publishing: everything that is missing, in the order of the page; empty when the record can be published. Consent is checked
 * separately (lib/records/consent), because it can change at any time.
 */
export function gateProblems(subjects: readonly ReviewedSubject[]): Problem[] {
  if (subjects.length === 0)
    return [
      {
        place: 'TEXT',
        subject: null,
        aspect: null,
        message: message('review.gate.empty'),
        todo: message('review.todo.returnEmpty'),
      },
    ]
  const names = namesOf(subjects)
  return subjects.flatMap((subject) => problemsOf(subject, names.get(keyOf(subject)) ?? ''))
}

/** The consent in a row, with the speaker's name. */
export const consentOfRow = (row: Consent): IdentifiedConsent => ({
  ...row,
  embargoUntil: isoDay(row.embargoUntil),
  transcriptApprovedOn: isoDay(row.transcriptApprovedOn),
  withdrawnOn: isoDay(row.withdrawnOn),
})

/**
 * The consent that applies to publishing, with the speaker's name; null for kinds without a speaker. The caller has checked the permission.
 */
export async function consentOf(
  client: Tx,
  record: { id: string; kind: string },
): Promise<IdentifiedConsent | null> {
  if (!kindOf(record.kind).needsConsent) return null
  return consentOfRow(await client.consent.findUniqueOrThrow({ where: { recordId: record.id } }))
}

/** Why the consent doesn't allow publishing today, as the gate shows it; never with a name. */
export const problemsOfConsent = (consent: IdentifiedConsent | null): Problem[] =>
  consent === null
    ? []
    : consentProblems(consent, isoDay(new Date())).map((text) => ({
        place: 'CONSENT',
        subject: null,
        aspect: null,
        message: text,
        todo: message('review.todo.consent'),
      }))

const couldNotRun = (check: CheckId) =>
  message('review.checkCrashed', { check: message(`checks.${check}.title`) })

/** Findings that block publishing. */
const blockingIn = ({ findings }: CheckReport): Finding[] => findings.filter(({ level }) => level === 'BLOCK')

/** The blocking findings as problems of the gate. A check that crashed blocks too, because the fault it looks for may be there. */
export function problemsOfReport(report: CheckReport, subjects: readonly ReviewedSubject[]): Problem[] {
  const names = namesOf(subjects)
  const found = blockingIn(report).map((finding): Problem => {
    const subject = subjects.find(({ id }) => id === finding.place.subjectId)
    const name = subject && names.get(keyOf(subject))
    return {
      place: subject ? 'SUBJECT' : 'TEXT',
      subject: subject && name ? { type: subject.type, id: subject.id, name } : null,
      aspect: null,
      message: name ? message('review.atSubject', { name, text: finding.message }) : finding.message,
      todo: message('review.todo.return'),
    }
  })
  const crashed = report.crashed.map(
    ({ check }): Problem => ({
      place: 'TEXT',
      subject: null,
      aspect: null,
      message: couldNotRun(check),
      todo: message('review.todo.tellAdmin'),
    }),
  )
  return [...found, ...crashed]
}

/** The same for the author who submits, by field. Empty when nothing is blocked. */
export function faultsOfReport(report: CheckReport): Record<string, Message> {
  const faults: Record<string, Message> = {}
  const add = (field: string, text: Message) => {
    const before = faults[field]
    faults[field] = before ? message('review.twoFaults', { first: before, second: text }) : text
  }
  for (const { place, message: text, excerpt } of blockingIn(report))
    add(
      place.field.startsWith('body') ? 'body' : place.field,
      excerpt ? message('review.atExcerpt', { excerpt: excerpt.slice(0, 60), text }) : text,
    )
  for (const { check } of report.crashed) add('', couldNotRun(check))
  return faults
}
