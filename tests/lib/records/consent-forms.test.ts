import '@/tests/support/database'
import { stat } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { liveEdition } from '@/lib/editions/queries'
import { Forbidden, NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding } from '@/lib/holdings/commands'
import {
  addConsentForm,
  listConsentForms,
  readConsentForm,
  removeConsentForm,
} from '@/lib/records/consent/forms'
import { search, searchSchema } from '@/lib/search/queries'
import {
  makeApproved,
  makeCited,
  makeConsentForm,
  makeMember,
  makeRecord,
  makeSource,
  makeStaff,
} from '@/tests/support/factories'
import { mediaFiles, mediaPath } from '@/tests/support/media'
import { pdfOf } from '@/tests/support/pdf'
import { publicData } from '@/tests/support/public-data'

const outsiders = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER'] as const
let editor: Actor
let reviewer: Actor
let publisher: Actor
let admin: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin } = await makeStaff())
})

const terms = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', pseudonym: '', note: '' },
  ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
} as const

const testimony = () => makeRecord(editor, { kind: 'testimony' })
const hashOf = async (id: string) => (await db.consentForm.findUniqueOrThrow({ where: { id } })).sha256

async function* bytesOf(given: string | Buffer) {
  yield typeof given === 'string' ? new TextEncoder().encode(given) : given
}

describe('a signed consent form', () => {
  it('is added, listed, downloaded and removed by publishers and admins', async () => {
    const record = await testimony()
    const { id } = await makeConsentForm(publisher, record, { filename: 'signed.pdf' })
    expect(await listConsentForms(admin, record.id)).toMatchObject([
      { id, filename: 'signed.pdf', createdBy: publisher.name },
    ])
    const sha256 = await hashOf(id)
    expect((await stat(mediaPath(sha256))).mode & 0o777).toBe(0o600)
    const { stream, mediaType } = await readConsentForm(admin, id)
    stream.destroy()
    expect(mediaType).toBe('application/pdf')
    await removeConsentForm(admin, id)
    expect(await listConsentForms(publisher, record.id)).toEqual([])
    expect((await mediaFiles()).some((file) => file.endsWith(sha256))).toBe(false)
  })

  it('is closed to every other role, its record’s author too', async () => {
    const record = await testimony()
    const { id } = await makeConsentForm(publisher, record)
    for (const actor of [editor, ...(await Promise.all(outsiders.map((role) => makeMember({ role }))))]) {
      expect(await listConsentForms(actor, record.id)).toBeNull()
      await expect(readConsentForm(actor, id)).rejects.toThrow(NotFound)
      await expect(removeConsentForm(actor, id)).rejects.toThrow(Forbidden)
      await expect(makeConsentForm(actor, record, { text: 'Another' })).rejects.toThrow(Forbidden)
    }
    expect(await listConsentForms(publisher, record.id)).toHaveLength(1)
  })

  it('logs each download with the member, without the file’s name', async () => {
    const record = await testimony()
    const { id } = await makeConsentForm(publisher, record, { filename: 'Zeyneb.pdf' })
    const { stream } = await readConsentForm(admin, id)
    stream.destroy()
    const [read] = await db.event.findMany({
      where: { subjectId: record.id, action: 'record.read-consent-form' },
      include: { detail: true },
    })
    expect([read?.actorId, read?.detail?.detail]).toEqual([admin.id, { formId: id }])
    expect(await db.eventDetail.findMany({ where: { detail: { string_contains: 'Zeyneb' } } })).toEqual([])
  })

  it('is a PDF or a picture of a testimony, once', async () => {
    const record = await testimony()
    const before = await mediaFiles()
    const add = (text: string) =>
      addConsentForm(publisher, record.id, { filename: 'form.pdf' }, bytesOf(text))
    await expect(add('<html><body>Signed</body></html>')).rejects.toThrow('records.consentForms.otherType')
    await expect(add('')).rejects.toThrow('holdings.errors.emptyFile')
    await expect(makeConsentForm(publisher, await makeRecord(editor))).rejects.toThrow(NotFound)
    expect(await mediaFiles()).toEqual(before)
    await makeConsentForm(publisher, record)
    await expect(makeConsentForm(publisher, record)).rejects.toThrow('records.consentForms.sameFile')
  })

  it('keeps its bytes while a copy or another form has them', async () => {
    const [one, other] = [await testimony(), await testimony()]
    const text = 'The same form'
    const first = await makeConsentForm(publisher, one, { text })
    const second = await makeConsentForm(publisher, other, { text })
    const sha256 = await hashOf(first.id)
    const kept = { kind: 'FACSIMILE', language: 'en', filename: 'form.pdf' } as const
    const { id: source } = await makeSource(editor)
    const copy = await addHolding(editor, source, kept, bytesOf(pdfOf([text])))
    expect(copy.sha256).toBe(sha256)
    const isKept = async () => (await mediaFiles()).some((file) => file.endsWith(sha256))
    await removeConsentForm(publisher, first.id)
    expect(await isKept()).toBe(true)
    await deleteHolding(editor, copy.id)
    expect(await isKept()).toBe(true)
    await removeConsentForm(publisher, second.id)
    expect(await isKept()).toBe(false)
  })

  it('is in nothing that readers get', async () => {
    const cited = await makeCited(editor)
    const record = await makeApproved(editor, reviewer, { kind: 'testimony', cited })
    const name = 'Zeyneb Qaraxanova'
    await saveConsent(admin, record.id, { ...terms, legalName: name, version: 1 })
    const { id } = await makeConsentForm(admin, record, { filename: `${name}.pdf`, text: name })
    const sha256 = await hashOf(id)
    const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
    const shown = JSON.stringify([
      await liveEdition(slug),
      await search(searchSchema.parse({})),
      await publicData.record(slug),
      await publicData.records(''),
      await publicData.edition(slug, 1),
    ])
    for (const secret of [name, id, sha256]) expect(shown).not.toContain(secret)
  })
})
