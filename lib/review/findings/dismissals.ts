import 'server-only'
import { type Actor, can } from '@/lib/access'
import { checks, hasKey } from '@/lib/checks'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { settleReopened } from '../queue/placement'
import { dismissSchema, takeBackSchema } from '../schema'
import { lockForWorkflow, type WorkflowRecord } from '../workflow/workflow-record'
import { CLOSED_COPY, shownDismissalKey } from './closed-copies'
import { draftReportOf } from './report'

/** The record, locked, for members who can write or review it. */
async function lockedRecord(tx: Tx, actor: Actor, recordId: string): Promise<WorkflowRecord> {
  const record = await lockForWorkflow(tx, actor, recordId)
  if (!record.situation.mayWrite && !can(actor, 'giveVerdicts')) throw new Forbidden()
  return record
}

/**
 * Dismisses one warning of the current draft, with a reason: exactly the one with this key. `Conflict` when it isn't found any more; `Invalid`
 * for other levels; `Forbidden` for the authors of the record, where only others can dismiss it, and for members
 * who can't read the copy that it quotes. A repeated dismissal changes nothing.
 */
export async function dismissFinding(
  actor: Actor,
  recordId: string,
  input: Given<typeof dismissSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { key: seen, reason } = parseInput(dismissSchema, input)
  await transaction(async (tx) => {
    const record = await lockedRecord(tx, actor, id)
    const report = await draftReportOf(tx, actor, record)
    if (report.dismissed.some(({ finding }) => hasKey(finding, seen))) return
    const finding = report.findings.find((found) => hasKey(found, seen))
    if (!finding) throw new Conflict(message('review.dismissal.changed'))
    if (finding.message.key === CLOSED_COPY) throw new Forbidden(finding.message)
    const isKept = checks.some(({ id, notByAuthors }) => id === finding.check && notByAuthors)
    if (isKept && record.situation.ownText.length > 0)
      throw new Forbidden(message('review.dismissal.ownWork'))
    if (finding.level !== 'WARN') throw new Invalid({ key: message('review.dismissal.notWarning') })
    const { check, key, excerpt, place } = finding
    await tx.dismissal.create({
      data: {
        ...{
          recordId: id,
          check,
          key,
          subjectId: place.subjectId,
          excerpt,
          message: finding.message,
          reason,
        },
        memberId: actor.id,
        at: new Date(),
      },
      select: { id: true },
    })
    await settleReopened(tx, id, report.reopened.filter((reopened) => reopened.key !== key).length)
    await recordEvent(tx, {
      actor,
      action: 'record.dismiss',
      subjectType: 'record',
      subjectId: id,
      detail: { check, key, reason },
    })
  })
}

/** Undoes a dismissal, so that the warning is open again. `Conflict` when it was already undone. */
export async function takeBackDismissal(
  actor: Actor,
  recordId: string,
  input: Given<typeof takeBackSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { key } = parseInput(takeBackSchema, input)
  await transaction(async (tx) => {
    await lockedRecord(tx, actor, id)
    const dismissals = await tx.dismissal.findMany({
      where: { recordId: id },
      select: { id: true, check: true, key: true },
    })
    const dismissal = dismissals.find((one) => shownDismissalKey(actor, id, one) === key)
    if (!dismissal) throw new Conflict(message('review.dismissal.alreadyUndone'))
    await tx.dismissal.delete({ where: { id: dismissal.id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'record.take-back-dismissal',
      subjectType: 'record',
      subjectId: id,
      detail: { check: dismissal.check, key: dismissal.key },
    })
  })
}
