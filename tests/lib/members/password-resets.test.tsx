import '@/tests/support/database'
import { expect, test } from 'vitest'
import { shownMembers } from '@/app/(desk)/desk/records/[id]/review/members'
import { PasswordResets } from '@/components/members/AfterReset'
import { RecordHistory } from '@/components/records/RecordHistory'
import { RevisionList } from '@/components/records/RevisionList'
import { VerdictLine } from '@/components/review/VerdictHistory'
import type { Actor } from '@/lib/access'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { operator, type Steward } from '@/lib/members/steward'
import { historyOf } from '@/lib/records/queries'
import { listRevisions } from '@/lib/records/revisions/queries'
import { reviewOf } from '@/lib/review/review'
import { submit } from '@/lib/review/transitions'
import { makeMember, makeSubmittable, verifyAll } from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'

async function resetBy(steward: Steward, member: Actor) {
  const { token } = await createResetLink(steward, member.id)
  await acceptInvitation(token, { password: 'set through a link' })
}

/** What the record's pages mark, as the editor sees them: one for each verdict, step and revision. */
async function marksIn(editor: Actor, recordId: string) {
  const [review, steps, { revisions }] = [
    await reviewOf(editor, recordId),
    await historyOf(editor, recordId),
    await listRevisions(editor, recordId),
  ]
  const verdicts = review.reviewed?.subjects.flatMap(({ aspects }) =>
    aspects.flatMap(({ counted }) => counted),
  )
  const resets = await passwordResetsOf([
    ...shownMembers(review, []),
    ...steps.map(({ actor }) => actor.id),
    ...revisions.map(({ author }) => author.id),
  ])
  const html = htmlOf(
    <PasswordResets resets={resets}>
      {verdicts?.map((verdict) => (
        <VerdictLine key={verdict.id} verdict={{ ...verdict, stale: false }} />
      ))}
      <RecordHistory steps={steps} />
      <RevisionList recordId={recordId} revisions={revisions} />
    </PasswordResets>,
  )
  const marks = [...html.matchAll(/data-after-reset="true">([^<]*)</g)].map(([, text]) => text)
  return { marks, verdicts: verdicts?.length ?? 0 }
}

async function reviewedRecord(author: Actor, reviewer: Actor) {
  const record = await makeSubmittable(author)
  await submit(author, record.id, { version: record.version })
  await verifyAll(reviewer, record.id)
  return record.id
}

test('verdicts of a member whose password an admin reset are marked', async () => {
  const [editor, reviewer, admin] = [
    await makeMember({ role: 'EDITOR' }),
    await makeMember({ role: 'REVIEWER' }),
    await makeMember({ role: 'ADMIN', name: 'Ada Admin' }),
  ]
  await resetBy(admin, reviewer)
  const recordId = await reviewedRecord(editor, reviewer)
  const { marks, verdicts } = await marksIn(editor, recordId)
  expect(verdicts).toBeGreaterThan(0)
  expect(marks).toHaveLength(verdicts)
  expect(new Set(marks)).toEqual(
    new Set(['In the first 24 hours after a password reset. The link was made by: Ada Admin.']),
  )
})

test('steps and revisions after a reset by the operator are marked', async () => {
  const [editor, reviewer] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'REVIEWER' })]
  await resetBy(operator, editor)
  const { marks } = await marksIn(editor, await reviewedRecord(editor, reviewer))
  expect(marks).toHaveLength(2)
})

test('acts before a reset and a day after it are not marked', async () => {
  const [editor, reviewer, admin] = [
    await makeMember({ role: 'EDITOR' }),
    await makeMember({ role: 'REVIEWER' }),
    await makeMember({ role: 'ADMIN' }),
  ]
  const recordId = await reviewedRecord(editor, reviewer)
  await resetBy(admin, reviewer)
  expect((await marksIn(editor, recordId)).marks).toEqual([])
  await resetBy(admin, editor)
  const resets = await passwordResetsOf([editor.id])
  const [step] = await historyOf(editor, recordId)
  const html = (at: Date) =>
    htmlOf(
      <PasswordResets resets={resets}>
        <RecordHistory steps={step ? [{ ...step, at }] : []} />
      </PasswordResets>,
    )
  expect(html(new Date())).toContain('data-after-reset')
  expect(html(new Date(Date.now() + 25 * 60 * 60_000))).not.toContain('data-after-reset')
})
