import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { getConsent } from '@/lib/records/consent/queries'
import { consentProblems, type IdentifiedConsent, speakerOf } from '@/lib/records/consent/schema'
import { makeMember, makeRecord } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const terms = {
  tier: 'OPEN',
  nameDisplay: 'ANONYMOUS',
  pseudonym: '',
  embargoUntil: null,
  transcriptApprovedOn: null,
  withdrawnOn: null,
  note: '',
} as const
const named = { ...terms, nameDisplay: 'NAMED', legalName: 'Jane Roe' } as const

describe('the consent of a speaker', () => {
  it('exists from the start and allows nothing yet', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    expect(await getConsent(editor, id)).toMatchObject({
      tier: 'RESTRICTED',
      nameDisplay: 'ANONYMOUS',
      version: 1,
    })
  })

  it('exists for testimonies only', async () => {
    const { id } = await makeRecord(editor, { kind: 'account' })
    await expect(getConsent(editor, id)).rejects.toThrow(NotFound)
    await expect(saveConsent(editor, id, { ...terms, version: 1 })).rejects.toThrow(NotFound)
  })

  it('shows the name to publishers and admins only', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    await saveConsent(publisher, id, { ...named, version: 1 })
    for (const role of ['PUBLISHER', 'ADMIN'] as const)
      expect((await getConsent(await makeMember({ role }), id)).legalName).toBe('Jane Roe')
    for (const role of ['EDITOR', 'REVIEWER'] as const) {
      const actor = await makeMember({ role })
      const queries = await queriesOf(async () => {
        expect(await getConsent(actor, id)).toMatchObject({ nameDisplay: 'NAMED', legalName: null })
      })
      expect(queries.join()).toContain('"Consent"')
      expect(queries.join()).not.toContain('legalName')
    }
  })

  it('keeps the name when a member who can’t see it saves', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    await saveConsent(publisher, id, { ...named, version: 1 })
    await saveConsent(editor, id, { ...terms, nameDisplay: 'PSEUDONYM', pseudonym: 'Rosa', version: 2 })
    expect(await getConsent(publisher, id)).toMatchObject({
      nameDisplay: 'PSEUDONYM',
      pseudonym: 'Rosa',
      legalName: 'Jane Roe',
    })
  })

  it('lets only members who see the name change or show it', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    await expect(saveConsent(editor, id, { ...terms, legalName: 'Guess', version: 1 })).rejects.toThrow(
      Invalid,
    )
    await expect(saveConsent(editor, id, { ...terms, nameDisplay: 'NAMED', version: 1 })).rejects.toThrow(
      Forbidden,
    )
    expect(await getConsent(publisher, id)).toMatchObject({ version: 1, legalName: '' })
  })

  it('returns the saved version to a stale page and ignores repeats', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    expect(await saveConsent(editor, id, { ...terms, note: 'By letter', version: 1 })).toMatchObject({
      version: 2,
    })
    expect(await saveConsent(editor, id, { ...terms, note: 'By letter', version: 1 })).toMatchObject({
      version: 2,
    })
    const stale = saveConsent(editor, id, { ...terms, note: 'By telephone', version: 1 })
    await expect(stale).rejects.toThrow(Conflict)
    await expect(stale).rejects.toMatchObject({ current: { note: 'By letter', version: 2, legalName: null } })
  })

  it('names the field of an impossible day or missing name', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    const faults = (input: object, actor = publisher) =>
      saveConsent(actor, id, { ...terms, legalName: '', version: 1, ...input }).then(
        () => ({}),
        (error: Invalid) => error.fields,
      )
    expect(await faults({ embargoUntil: '2030-02-30' })).toHaveProperty('embargoUntil')
    expect(await faults({ withdrawnOn: 'yesterday' })).toHaveProperty('withdrawnOn')
    expect(await faults({ nameDisplay: 'PSEUDONYM' })).toHaveProperty('pseudonym')
    expect(await faults({ nameDisplay: 'NAMED' })).toHaveProperty('legalName')
    expect(await faults({ tier: 'SECRET' })).toHaveProperty('tier')
    expect(await faults({ legalName: 'a\u202eb' })).toHaveProperty('legalName')
  })

  it('can be withdrawn during review, without a name in the log', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    await saveConsent(publisher, id, { ...named, version: 1 })
    await db.record.update({ where: { id }, data: { state: 'WITHDRAWN' } })
    await saveConsent(publisher, id, { ...named, withdrawnOn: '2026-11-01', version: 2 })
    expect((await getConsent(publisher, id)).withdrawnOn).toBe('2026-11-01')
    const events = await db.event.findMany({
      where: { subjectId: id, action: 'record.consent' },
      include: { detail: true },
    })
    expect(events).toHaveLength(2)
    expect(JSON.stringify(events.map(({ detail }) => detail?.detail))).not.toContain('Jane')
  })
})

describe('what a consent allows', () => {
  const consent: IdentifiedConsent = { ...terms, legalName: '', transcriptApprovedOn: '2026-11-01' }

  it('allows publishing only when every condition is met', () => {
    const problems = (change: Partial<IdentifiedConsent>) =>
      consentProblems({ ...consent, ...change }, '2026-11-23').length
    expect(problems({})).toBe(0)
    expect(problems({ tier: 'RESTRICTED' })).toBe(1)
    expect(problems({ tier: 'CLOSED' })).toBe(1)
    expect(problems({ withdrawnOn: '2020-01-01' })).toBe(1)
    expect(problems({ embargoUntil: '2026-11-24' })).toBe(1)
    expect(problems({ embargoUntil: '2026-11-23' })).toBe(0)
    expect(problems({ nameDisplay: 'NAMED' })).toBe(1)
    expect(problems({ nameDisplay: 'PSEUDONYM' })).toBe(1)
    expect(problems({ transcriptApprovedOn: null })).toBe(1)
    expect(problems({ transcriptApprovedOn: null, note: 'Printed by a newspaper.' })).toBe(0)
  })

  it('names the speaker as they chose', () => {
    const both = { ...consent, legalName: 'Jane Roe', pseudonym: 'Rosa' }
    expect(speakerOf({ ...both, nameDisplay: 'NAMED' })).toBe('Jane Roe')
    expect(speakerOf({ ...both, nameDisplay: 'PSEUDONYM' })).toBe('Rosa')
    expect(speakerOf({ ...both, nameDisplay: 'ANONYMOUS' })).toBe('Name withheld')
  })
})
