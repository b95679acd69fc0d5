import '@/tests/support/database'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { makeApproved, makeStaff } from '@/tests/support/factories'

let editor: Actor
let reviewer: Actor
let publisher: Actor
/** Enters the consent of speakers, and so doesn't publish. */
let keeper: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin: keeper } = await makeStaff())
})

describe('consent that changes after publishing', () => {
  const open = {
    tier: 'OPEN',
    nameDisplay: 'ANONYMOUS',
    legalName: '',
    pseudonym: '',
    embargoUntil: null,
    transcriptApprovedOn: '2026-11-01',
    withdrawnOn: null,
    note: '',
  } as const

  it.each([
    ['a withdrawal', { withdrawnOn: '2026-11-02' }],
    ['a restriction', { tier: 'RESTRICTED' }],
    ['an embargo', { embargoUntil: '2999-01-01' }],
  ])('closes the public editions at once after %s', async (_, change) => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const { legalName: _name, ...terms } = open
    expect(await saveConsent(editor, record.id, { ...terms, ...change, version: 2 })).toEqual({
      version: 3,
      slug: record.slug,
      closed: 1,
    })
    expect(await liveEdition(record.slug)).toBeNull()
    expect(await editionBySlug(record.slug, 1)).toBeNull()
    expect(await db.searchEntry.count({ where: { recordId: record.id } })).toBe(0)
    expect(await tombstoneOf(record.slug)).toMatchObject({ through: 1, live: false })
  })

  it.each([
    [
      'the real name',
      'The Speaker',
      { nameDisplay: 'NAMED', legalName: 'The Speaker' },
      { nameDisplay: 'ANONYMOUS' },
    ],
    ['a chosen name', 'One', { nameDisplay: 'PSEUDONYM', pseudonym: 'One' }, { pseudonym: 'Another' }],
  ])('closes the editions that show %s when it changes', async (_, speaker, named, change) => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    const consent = { ...open, ...named }
    await saveConsent(keeper, record.id, { ...consent, version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    expect((await liveEdition(record.slug))?.speaker).toBe(speaker)
    expect(await saveConsent(publisher, record.id, { ...consent, ...change, version: 2 })).toMatchObject({
      closed: 1,
    })
    expect(await editionBySlug(record.slug, 1)).toBeNull()
    expect(await tombstoneOf(record.slug)).toMatchObject({ through: 1, live: false })
  })

  it('closes the public editions also where the search for names fails', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    await db.draft.update({ where: { recordId: record.id }, data: { content: [] } })
    const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const withdrawn = { ...open, withdrawnOn: '2026-11-02', version: 2 }
    expect(await saveConsent(keeper, record.id, withdrawn)).toMatchObject({ closed: 1 })
    expect(failed).toHaveBeenCalledOnce()
    failed.mockRestore()
    expect(await liveEdition(record.slug)).toBeNull()
    const consent = await db.consent.findUniqueOrThrow({ where: { recordId: record.id } })
    expect(consent.hiddenNameAt).not.toBeNull()
  })

  it('keeps the record public while reading is allowed', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const changed = { ...open, note: 'Asked again.', version: 2 }
    expect(await saveConsent(publisher, record.id, changed)).toMatchObject({ closed: null })
    expect((await liveEdition(record.slug))?.number).toBe(1)
  })
})
