import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import {
  cite,
  doc,
  hop,
  makeCited,
  makeMember,
  makeRecord,
  p,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let contributor: Actor
let reviewer: Actor
let publisher: Actor
let cited: Awaited<ReturnType<typeof makeCited>>
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  cited = await makeCited(editor)
})

const bodyOf = (...sentences: string[]) => doc(...sentences.map((text) => p(text, cite([hop(cited.source)]))))

const sentence = 'On 28 May the senate is said to have met.'
/** A draft with a day without a year in each sentence. */
const draft = (actor: Actor = editor, ...sentences: string[]) =>
  makeRecord(actor, { content: { body: bodyOf(...(sentences.length > 0 ? sentences : [sentence])) } })

const yearless = async (actor: Actor, recordId: string) =>
  (await findingsOf(actor, recordId)).report.findings.filter(({ check }) => check === 'missing-year')

async function keyOf(actor: Actor, recordId: string): Promise<string> {
  const [finding] = await yearless(actor, recordId)
  if (!finding) throw new Error('Nothing was found.')
  return finding.key
}
const reason = 'The source gives no year.'
const dismissed = async (actor: Actor, recordId: string) => {
  await dismissFinding(actor, recordId, { key: await keyOf(actor, recordId), reason })
  return (await findingsOf(actor, recordId)).report
}

describe('a warning', () => {
  it('is dismissed with a reason, listed separately and logged', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    const report = await dismissed(editor, record.id)
    expect(report.findings.filter(({ check }) => check === 'missing-year')).toEqual([])
    expect(report.dismissed).toMatchObject([
      { finding: { key, excerpt: '28 May' }, dismissal: { reason, by: editor.name, check: 'missing-year' } },
    ])
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: record.id, action: 'record.dismiss' },
      select: { actorId: true, detail: { select: { detail: true } } },
    })
    expect(event).toEqual({ actorId: editor.id, detail: { detail: { check: 'missing-year', key, reason } } })
  })

  it('needs a reason to be dismissed', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    const refusal = await rejection(dismissFinding(editor, record.id, { key, reason: '  ' }))
    expect(refusal).toBeInstanceOf(Invalid)
    expect(refusal).toMatchObject({ fields: { reason: { key: 'review.input.dismissReason' } } })
  })

  it('is reopened by an edit of its sentence and by no other', async () => {
    const record = await draft()
    await dismissed(editor, record.id)
    const save = async (baseVersion: number, ...sentences: string[]) => {
      const content = { ...record.content, body: bodyOf(...sentences) }
      return (await saveDraft(editor, record.id, { baseVersion, content })).version
    }
    const next = await save(record.version, 'Before it, rain is said to have fallen.', sentence)
    expect(await yearless(editor, record.id)).toEqual([])
    await save(next, 'On 28 May the senate is said not to have met.')
    const { report } = await findingsOf(editor, record.id)
    const [open] = report.findings.filter(({ check }) => check === 'missing-year')
    expect(report.dismissed).toEqual([])
    expect(report.reopened).toMatchObject([{ key: open?.key, dismissal: { reason } }])
  })

  it('stays open when another with the same text is dismissed', async () => {
    const record = await draft(editor, sentence, 'On 28 May the town is said to have been quiet.')
    const report = await dismissed(editor, record.id)
    expect(report.findings.filter(({ check }) => check === 'missing-year')).toHaveLength(1)
    expect(report.reopened).toEqual([])
  })

  it('that lowers the number of reviewers can’t be dismissed by authors', async () => {
    await createAuthority(editor, { kind: 'PERSON', name: 'Ana Lopez' })
    const record = await draft(editor, 'It is said that Ana Lopez was killed at the bridge.')
    const { report } = await findingsOf(editor, record.id)
    const key = report.findings.find(({ check }) => check === 'named-person')?.key ?? ''
    const refused = await rejection(dismissFinding(editor, record.id, { key, reason }))
    expect(refused).toBeInstanceOf(Forbidden)
    await dismissFinding(reviewer, record.id, { key, reason })
    const left = (await findingsOf(editor, record.id)).report.findings
    expect(left.filter(({ check }) => check === 'named-person')).toEqual([])
  })

  it('is open again when its dismissal is undone', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    await dismissed(editor, record.id)
    await takeBackDismissal(reviewer, record.id, { key })
    expect(await yearless(editor, record.id)).toMatchObject([{ key }])
    await expect(takeBackDismissal(editor, record.id, { key })).rejects.toThrow(Conflict)
    const actions = await db.event.findMany({
      where: { subjectId: record.id },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(actions).toMatchObject([{ action: 'record.take-back-dismissal', actorId: reviewer.id }])
  })

  it('dismissed twice, also at once, keeps the first dismissal', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    await Promise.all([
      dismissFinding(editor, record.id, { key, reason: 'One.' }),
      dismissFinding(reviewer, record.id, { key, reason: 'Two.' }),
    ])
    expect(await db.dismissal.count({ where: { recordId: record.id } })).toBe(1)
    expect(await db.event.count({ where: { subjectId: record.id, action: 'record.dismiss' } })).toBe(1)
  })

  it('that is no longer found cannot be dismissed', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    const content = { ...record.content, body: bodyOf('On 29 May the senate is said to have met.') }
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await expect(dismissFinding(editor, record.id, { key, reason })).rejects.toThrow(Conflict)
  })
})

describe('findings that cannot be dismissed', () => {
  it('are blocking ones and notes', async () => {
    const chain = [hop(cited.source)]
    const body = doc(
      quotation(
        { chain, passageId: cited.passage.id },
        passageText.replace('12', '13').replace('3 May 1921', '3 May'),
      ),
    )
    const record = await makeRecord(editor, { content: { body } })
    const { report } = await findingsOf(editor, record.id)
    for (const level of ['BLOCK', 'INFO'] as const) {
      const finding = report.findings.find((found) => found.level === level)
      const refusal = await rejection(dismissFinding(editor, record.id, { key: finding?.key ?? '', reason }))
      expect(refusal, level).toBeInstanceOf(Invalid)
    }
    expect(await db.dismissal.count({ where: { recordId: record.id } })).toBe(0)
  })
})

describe('a member who can neither write nor review a record', () => {
  it('neither sees nor dismisses its findings', async () => {
    const record = await draft()
    const key = await keyOf(editor, record.id)
    await expect(findingsOf(contributor, record.id)).rejects.toThrow(NotFound)
    await expect(dismissFinding(contributor, record.id, { key, reason })).rejects.toThrow(NotFound)
    await expect(takeBackDismissal(contributor, record.id, { key })).rejects.toThrow(NotFound)
    await expect(dismissFinding(editor, 'no-record', { key, reason })).rejects.toThrow(NotFound)
  })

  it('does not include the author of a record', async () => {
    const record = await draft(contributor)
    expect((await dismissed(contributor, record.id)).dismissed).toHaveLength(1)
  })

  it('is refused by their current role', async () => {
    const record = await draft()
    const stranger: Actor = { ...contributor, role: 'CONTRIBUTOR' }
    const refusal = await rejection(
      dismissFinding(stranger, record.id, { key: await keyOf(editor, record.id), reason }),
    )
    expect(refusal instanceof NotFound || refusal instanceof Forbidden).toBe(true)
  })
})

describe('open warnings', () => {
  it('block nothing and are counted at each step', async () => {
    const record = await draft(editor, sentence, 'On 13 June the town is said to have been quiet.')
    await dismissed(editor, record.id)
    const { revisionId } = await submit(editor, record.id, { version: record.version })
    await verifyAll(reviewer, record.id)
    const { reviewed } = await reviewOf(reviewer, record.id)
    expect(reviewed?.report.dismissed).toHaveLength(1)
    await approve(reviewer, record.id, { revisionId })
    await publish(publisher, record.id, { revisionId })
    const events = await db.event.findMany({
      where: { subjectId: record.id, action: { in: ['record.submit', 'record.approve', 'record.publish'] } },
      orderBy: { id: 'asc' },
      select: { action: true, detail: { select: { detail: true } } },
    })
    expect(events.map(({ action, detail }) => [action, detail?.detail])).toEqual(
      ['record.submit', 'record.approve', 'record.publish'].map((action) => [
        action,
        expect.objectContaining({ openWarnings: 1, dismissedWarnings: 1 }),
      ]),
    )
    await recall(editor, record.id, { state: 'PUBLISHED' })
    expect((await findingsOf(editor, record.id)).report.dismissed).toHaveLength(1)
  })
})

describe('reading the findings', () => {
  it('takes as many queries for many quotations as for one', async () => {
    const chain = [hop(cited.source)]
    const quoting = (count: number) =>
      makeRecord(editor, {
        content: {
          body: doc(
            ...Array.from({ length: count }, () =>
              quotation({ chain, passageId: cited.passage.id }, passageText),
            ),
          ),
        },
      })
    const [one, many] = [await quoting(1), await quoting(20)]
    const few = await queriesOf(() => findingsOf(editor, one.id))
    expect(await queriesOf(() => findingsOf(editor, many.id))).toHaveLength(few.length)
    expect(few.length).toBeLessThan(30)
  })
})
