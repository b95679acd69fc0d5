import { english } from '@/tests/support/english'
import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { Conflict } from '@/lib/errors'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import { makeApproved, makeCited, makeMember, makeSubmitted, verifyAll } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const embargo = {
  tier: 'OPEN',
  nameDisplay: 'ANONYMOUS',
  ...{ pseudonym: '', legalName: '', note: 'Asked by letter.' },
  ...{ embargoUntil: '2999-01-01', transcriptApprovedOn: null, withdrawnOn: null },
}

/** The report and the gate's problems of a record. */
async function saidOf(recordId: string) {
  const { reviewed, problems, consentProblems } = await reviewOf(reviewer, recordId)
  if (!reviewed) throw new Error('Nothing was submitted.')
  const { ran, notApplicable, findings, atGate } = reviewed.report
  return { ran, notApplicable, findings, atGate, problems, consentProblems }
}

describe('the consent of a testimony', () => {
  it('is checked like the gate and blocks only publishing', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(publisher, record.id, { ...embargo, version: 1 })
    await verifyAll(reviewer, record.id)
    const { ran, findings, atGate, problems, consentProblems } = await saidOf(record.id)
    expect(ran).toContain('consent')
    expect(atGate.map(({ check, level, message }) => [check, level, message])).toEqual(
      consentProblems.map(({ message }) => ['consent', 'BLOCK', message]),
    )
    expect(atGate).toHaveLength(1)
    expect(findings.filter(({ check }) => check === 'consent')).toEqual([])
    expect(problems).toEqual([])
    expect(await rejection(publish(publisher, record.id, { revisionId: record.revisionId }))).toBeTruthy()
    await recall(editor, record.id, { state: 'APPROVED' })
    expect((await findingsOf(editor, record.id)).report.atGate).toMatchObject([{ check: 'consent' }])
    const { revisionId } = await submit(editor, record.id, { version: record.version })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId })
  })

  it('has no finding when it allows publishing or is not needed', async () => {
    const { id } = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(publisher, id, { ...embargo, version: 1, embargoUntil: null })
    expect(await saidOf(id)).toMatchObject({ ran: expect.arrayContaining(['consent']) })
    expect((await saidOf(id)).atGate.filter(({ check }) => check === 'consent')).toEqual([])
    const account = await makeSubmitted(editor)
    expect((await saidOf(account.id)).notApplicable).toEqual(
      expect.arrayContaining(['consent', 'stale-verdict']),
    )
  })
})

describe('an outdated verdict', () => {
  it('is found once for each aspect to check again', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, { cited })
    await verifyAll(reviewer, record.id)
    expect(await saidOf(record.id)).toMatchObject({
      ran: expect.arrayContaining(['stale-verdict']),
      atGate: [],
      problems: [],
    })
    await editSource(editor, cited.source.id, 1, { type: 'document', title: 'Its title as printed' })
    const { findings, atGate, problems } = await saidOf(record.id)
    expect(findings.filter(({ check }) => check === 'stale-verdict')).toEqual([])
    expect(atGate.length).toBeGreaterThan(0)
    expect(atGate.map(({ check, place }) => [check, place.subjectId])).toEqual(
      problems.map(({ subject }) => ['stale-verdict', subject?.id]),
    )
    expect(problems.every(({ message }) => english(message).endsWith('so the verdict is outdated.'))).toBe(
      true,
    )
    expect(atGate.every(({ message }) => english(message).endsWith('so the verdict is outdated.'))).toBe(true)
    expect(await rejection(approve(reviewer, record.id, { revisionId: record.revisionId }))).toBeInstanceOf(
      Conflict,
    )
  })

  it('does not prevent submitting the record again', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, { cited })
    await verifyAll(reviewer, record.id)
    await editSource(editor, cited.source.id, 1, { type: 'document', title: 'Its title as printed' })
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const { version, report } = await findingsOf(editor, record.id)
    expect(new Set(report.atGate.map(({ check }) => check))).toEqual(new Set(['stale-verdict']))
    await submit(editor, record.id, { version })
  })
})
