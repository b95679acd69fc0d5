import '@/tests/support/database'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { shownMembers } from '@/app/(desk)/(writing)/desk/records/[id]/review/members'
import { Discussion } from '@/components/discussions/Discussion'
import { PasswordResets } from '@/components/members/AfterReset'
import { RecordHistory } from '@/components/records/revisions/RecordHistory'
import { RevisionList } from '@/components/records/revisions/RevisionList'
import { Dismissed } from '@/components/review/findings/Dismissed'
import { VerdictLine } from '@/components/review/verdicts/VerdictHistory'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { threadsOfRecord } from '@/lib/discussions/queries'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { type Manager, operator } from '@/lib/members/member-manager'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { askForTwoAdmins, confirmProposal, propose } from '@/lib/members/proposals'
import { historyOf } from '@/lib/records/queries'
import { listRevisions } from '@/lib/records/revisions/queries'
import { dismissFinding } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { submit } from '@/lib/review/workflow/transitions'
import {
  cite,
  doc,
  hop,
  makeCited,
  makeMember,
  makeRecord,
  makeSubmittable,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'

async function resetBy(manager: Manager, member: Actor) {
  const { token } = await createResetLink(manager, member.id)
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
        <VerdictLine key={verdict.id} verdict={verdict} />
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

test('a reset that two admins made names both at the mark', async () => {
  const [first, second] = [
    await makeMember({ role: 'ADMIN', name: 'First Admin' }),
    await makeMember({ role: 'ADMIN', name: 'Second Admin' }),
  ]
  const editor = await makeMember({ role: 'EDITOR' })
  await askForTwoAdmins(first)
  await propose(first, { act: 'RESET', memberId: editor.id })
  const { id } = await db.adminProposal.findFirstOrThrow({ where: { memberId: editor.id } })
  const link = await confirmProposal(second, id)
  await acceptInvitation(link?.token ?? '', { password: 'set through a link' })
  await db.settings.updateMany({ data: { twoAdmins: false } })
  const { marks } = await marksIn(
    editor,
    await reviewedRecord(editor, await makeMember({ role: 'REVIEWER' })),
  )
  expect(new Set(marks)).toEqual(
    new Set([
      'In the first 24 hours after a password reset. The link was proposed by: First Admin. It was confirmed by: Second Admin.',
    ]),
  )
})

test('comments and dismissed warnings after a reset are marked', async () => {
  const [editor, reviewer, admin] = [
    await makeMember({ role: 'EDITOR' }),
    await makeMember({ role: 'REVIEWER' }),
    await makeMember({ role: 'ADMIN', name: 'Ada Admin' }),
  ]
  await resetBy(admin, reviewer)
  const { source } = await makeCited(editor)
  const citation = crypto.randomUUID()
  const body = doc(p('On 28 May the senate is said to have met.', cite([hop(source)], { id: citation })))
  const record = await makeRecord(editor, { content: { body } })
  await submit(editor, record.id, { version: record.version })
  const { report } = await findingsOf(reviewer, record.id)
  const key = report.findings.find(({ check }) => check === 'missing-year')?.key ?? ''
  await dismissFinding(reviewer, record.id, { key, reason: 'The source gives no year.' })
  const place = { recordId: record.id, subjectType: 'CITATION' as const, subjectId: citation }
  await openThread(reviewer, { place, text: 'Is the day right?' })

  const review = await reviewOf(editor, record.id)
  const { shown: threads } = await threadsOfRecord(editor, record.id, review.reviewed?.subjects ?? [])
  const resets = await passwordResetsOf(shownMembers(review, threads))
  const actions = {
    ...{ open: async () => null, comment: async () => null },
    ...{
      resolve: async () => null,
      reopen: async () => null,
      accept: async () => null,
      reject: async () => null,
    },
  }
  const marksOf = (element: ReactNode) =>
    htmlOf(<PasswordResets resets={resets}>{element}</PasswordResets>).match(/data-after-reset/g)?.length
  const dismissed = review.reviewed?.report.dismissed ?? []
  expect(marksOf(<Dismissed dismissed={dismissed} takeBack={() => null} />)).toBe(1)
  const discussion = { about: 'This record', place: null, recordId: record.id, actions }
  expect(marksOf(<Discussion {...discussion} threads={threads} />)).toBe(1)
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
