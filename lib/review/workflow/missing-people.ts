import { type Actor, can } from '@/lib/access'
import { allMembersIn } from '@/lib/contributions/contributors'
import { type Message, message } from '@/lib/messages/message'
import { ownPartsOf, proposersOf, unverifiedPartsOf } from '../contributions'
import type { ReviewedText } from '../material'
import { keyOf, namesOf } from '../subject-names'
import { requiredOf } from '../verdicts/aspects'
import { isVerified, type ReviewedSubject } from '../verdicts/judge'
import { type ContributedRecord, contributorsToRecord } from './situation'

/** How many subjects are named in one sentence. */
const NAMED = 5

/**
 * Says which steps no member can take because everyone who could has contributed: checking some of the subjects, approving, publishing. Empty
 * when each step has someone. `members` are the active ones.
 */
export function missingPeople(
  members: readonly Actor[],
  record: Pick<ContributedRecord, 'slugContributors' | 'consent'>,
  reviewed: ReviewedText,
): Message[] {
  const reviewers = members.filter((member) => can(member, 'giveVerdicts'))
  const proposers = proposersOf(reviewed)
  const without = (contributors: readonly string[]) => (member: Actor) =>
    !contributors.includes(member.id) && !proposers.includes(member.id)

  const names = namesOf(reviewed.subjects)
  const unchecked = reviewed.subjects
    .filter((subject) => lacksReviewer(subject, reviewers, reviewed))
    .map((subject) => names.get(keyOf(subject)) ?? '')
  const writers = allMembersIn(reviewed.contributors)
  const contributors = contributorsToRecord({ ...record, draft: { contributors: { text: writers } } })
  const publishers = members
    .filter((member) => can(member, 'publish'))
    .filter(without(contributors))
    .filter(({ id }) => !describesCopy(id, reviewed))
  return [
    ...(unchecked.length > 0
      ? [
          message('review.missing.reviewer', {
            names: unchecked.slice(0, NAMED),
            more: Math.max(0, unchecked.length - NAMED),
          }),
        ]
      : []),
    ...(reviewers.some(without(writers)) ? [] : [message('review.missing.approver')]),
    ...(publishers.length > 0 ? [] : [message('review.missing.publisher')]),
  ]
}

/** True when a required aspect of the subject has fewer possible reviewers than it needs. */
const lacksReviewer = (subject: ReviewedSubject, reviewers: readonly Actor[], reviewed: ReviewedText) =>
  requiredOf(subject)
    .filter((aspect) => !subject.aspects.some((one) => one.aspect === aspect && isVerified(one.state)))
    .some(
      (aspect) =>
        reviewers.filter(({ id }) => ownPartsOf(id, subject, aspect, reviewed).length === 0).length <
        subject.reviewers.count,
    )

/** True when the member described a cited copy, which no verdict covers. Everything else is verified by others until then. */
const describesCopy = (memberId: string, reviewed: ReviewedText) =>
  unverifiedPartsOf(memberId, reviewed).some(
    ({ of, part }) => of === 'COPY' && part !== 'text' && part !== 'passage' && part !== 'firstPage',
  )
