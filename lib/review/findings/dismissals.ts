import 'server-only'
import { type Actor, can } from '@/lib/access'
import { checks, isKnownBy } from '@/lib/checks'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { type HeldRecord, holdRecord } from '../held-record'
import { settleReopened } from '../queue/placement'
import { dismissSchema, takeBackSchema } from '../schema'
import { draftReportOf } from './report'

/** The record, held, for whoever may write it or judge it. */
async function heldFor(tx: Tx, actor: Actor, recordId: string): Promise<HeldRecord> {
  const record = await holdRecord(tx, actor, recordId)
  if (!record.situation.mayWrite && !can(actor, 'giveVerdicts')) throw new Forbidden()
  return record
}

/**
 * Lets one warning pass, for the reason given: exactly the one with this key, as the draft stands now. `Conflict` when it is no longer
 * found so; `Invalid` for what is no warning; `Forbidden` for whoever wrote the record, where others must say that it is in order. What was dismissed already stays as it was dismissed first.
 */
export async function dismissFinding(
  actor: Actor,
  recordId: string,
  input: Given<typeof dismissSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { key: seen, reason } = parseInput(dismissSchema, input)
  await transaction(async (tx) => {
    const record = await heldFor(tx, actor, id)
    const report = await draftReportOf(tx, actor, record)
    if (report.dismissed.some(({ finding }) => isKnownBy(finding, seen))) return
    const finding = report.findings.find((found) => isKnownBy(found, seen))
    if (!finding)
      throw new Conflict(
        'This is no longer found as you saw it: the text, or what it rests on, has changed. Nothing was dismissed.',
      )
    const isKept = checks.some(({ id, notByWriters }) => id === finding.check && notByWriters)
    if (isKept && record.situation.wroteMaking)
      throw new Forbidden('Somebody who did not write the record lets this pass, if it is in order.')
    if (finding.level !== 'WARN') throw new Invalid({ key: 'Only a warning can be dismissed.' })
    const { check, key, message, excerpt, place } = finding
    await tx.dismissal.create({
      data: {
        ...{ recordId: id, check, key, subjectId: place.subjectId, excerpt, message, reason },
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

/** Takes a dismissal back: the warning stands open again. `Conflict` when somebody else took it back before. */
export async function takeBackDismissal(
  actor: Actor,
  recordId: string,
  input: Given<typeof takeBackSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { key } = parseInput(takeBackSchema, input)
  await transaction(async (tx) => {
    await heldFor(tx, actor, id)
    const dismissal = await tx.dismissal.findUnique({
      where: { recordId_key: { recordId: id, key } },
      select: { id: true, check: true },
    })
    if (!dismissal) throw new Conflict('This was taken back already.')
    await tx.dismissal.delete({ where: { id: dismissal.id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'record.take-back-dismissal',
      subjectType: 'record',
      subjectId: id,
      detail: { check: dismissal.check, key },
    })
  })
}
