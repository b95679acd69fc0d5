import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { reviewOf } from '@/lib/review/review'
import { isVerified } from '@/lib/review/verdicts/judge'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import type { DemoMemberKey } from './members'
import type { DemoRecord } from './shapes'

/** Verifies every required aspect without a verdict, against the copy that has the passage. */
async function verifyAll(reviewer: Actor, recordId: string) {
  const { reviewed } = await reviewOf(reviewer, recordId)
  for (const { type, id, fingerprints, aspects } of reviewed?.subjects ?? [])
    for (const { aspect, required, state, own } of aspects)
      if (required && !own && !isVerified(state))
        await giveVerdict(reviewer, {
          recordId,
          subjectType: type,
          subjectId: id,
          fingerprint: fingerprints[aspect],
          aspect,
          outcome: 'VERIFIED',
          holdingId: null,
          note: '',
        })
}

/** Takes a draft to the state that the demo needs, except published. Returns the submitted revision, null for a draft. */
export async function takeThroughReview(
  team: Record<DemoMemberKey, Actor>,
  recordId: string,
  record: Pick<DemoRecord, 'state' | 'by'>,
  draft = { version: 2, message: 'Ready to be checked' },
): Promise<string | null> {
  if (record.state === 'DRAFT') return null
  const { revisionId } = await submit(team[record.by], recordId, draft)
  if (record.state === 'RETURNED')
    await returnToAuthor(team.reviewer, recordId, {
      revisionId,
      reason: 'The number has another year than the date. Please say in the summary that both are as given.',
    })
  if (record.state === 'APPROVED' || record.state === 'PUBLISHED') {
    await verifyAll(team.reviewer, recordId)
    await verifyAll(team.publisher, recordId)
    await approve(team.reviewer, recordId, { revisionId })
  }
  return revisionId
}

/** Marks the notifications of approval and publication as seen: the desk begins with what is to do, and not with how the demo was made. */
export const seeWhatWasPublished = () =>
  db.notification.updateMany({
    where: { kind: { in: ['APPROVE', 'PUBLISH'] } },
    data: { seenAt: new Date() },
  })
