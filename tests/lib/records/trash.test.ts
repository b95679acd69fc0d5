import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { allMembersIn, storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { emptyTrash, eraseFromTrash } from '@/lib/editions/erasure/trash'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { shownToReadersSql } from '@/lib/holdings/access'
import { yearsOf } from '@/lib/method/years'
import { publicLog } from '@/lib/public-log/entries'
import { saveDraft } from '@/lib/records/drafts'
import { duplicateRecord } from '@/lib/records/duplicates'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { getRecord } from '@/lib/records/queries'
import { subjectsOf } from '@/lib/records/subjects'
import { returnToAuthor } from '@/lib/review/workflow/transitions'
import { restoreFromTrash, trash, trashedBy } from '@/lib/review/workflow/trash'
import { differences } from '@/tests/support/differences'
import {
  makeCited,
  makeConsentForm,
  makeEdition,
  makeMember,
  makeRecord,
  makeSubmittable,
  makeSubmitted,
} from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let contributor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const listed = async (filters: Record<string, string>) =>
  (await listRecords(editor, filtersSchema.parse(filters))).records.map(({ id }) => id)

const terms = {
  ...{ tier: 'RESTRICTED', nameDisplay: 'NAMED', legalName: 'Sula Heron', pseudonym: '', note: '' },
  ...{ embargoUntil: null, transcriptApprovedOn: null, withdrawnOn: null },
}

/** A testimony in the trash whose consent has these terms. */
async function thrownTestimony(given: Partial<Record<keyof typeof terms, string>>) {
  const record = await makeSubmittable(editor, { kind: 'testimony' })
  const { version } = await db.consent.findUniqueOrThrow({ where: { recordId: record.id } })
  await saveConsent(publisher, record.id, { ...terms, ...given, version })
  await trash(editor, record.id)
  return record
}

const readersSee = async (holdingId: string) =>
  (
    await db.$queryRaw<{ shown: string }[]>`
      SELECT ${shownToReadersSql} AS shown FROM "Holding" h WHERE h.id = ${holdingId}::uuid`
  )[0]?.shown

const stateOf = async (id: string) => (await getRecord(editor, id)).state

describe('A draft in the trash', () => {
  it('is closed, listed only there, and restored to its state', async () => {
    const record = await makeSubmitted(contributor, { cited: await makeCited(editor) })
    await expect(trash(contributor, record.id)).rejects.toThrow(Conflict)
    await returnToAuthor(publisher, record.id, { revisionId: record.revisionId, reason: 'Not this one.' })
    await trash(contributor, record.id)
    expect(await listed({})).not.toContain(record.id)
    expect(await listed({ state: 'TRASHED' })).toEqual([record.id])
    expect((await trashedBy(editor, record.id))?.name).toBe(contributor.name)
    await expect(
      saveDraft(contributor, record.id, {
        baseVersion: record.version,
        content: { ...record.content, title: 'X' },
      }),
    ).rejects.toThrow(Conflict)
    await restoreFromTrash(editor, record.id)
    expect((await getRecord(editor, record.id)).state).toBe('RETURNED')
    await expect(restoreFromTrash(editor, record.id)).rejects.toThrow(Conflict)
    expect(await differences()).toEqual([])
  })

  it('is erased by a publisher, or once it was there long enough', async () => {
    const [first, second] = [await makeSubmittable(editor), await makeSubmittable(editor)]
    await expect(eraseFromTrash(publisher, first.id)).rejects.toThrow(Conflict)
    await trash(editor, first.id)
    await trash(editor, second.id)
    await expect(eraseFromTrash(editor, first.id)).rejects.toThrow(Forbidden)
    await eraseFromTrash(publisher, first.id)
    await emptyTrash(new Date(Date.now() - 60_000))
    expect((await getRecord(editor, second.id)).state).toBe('TRASHED')
    await emptyTrash(new Date(Date.now() + 60_000))
    for (const { id } of [first, second]) {
      const { state, draft } = await getRecord(editor, id)
      expect([state, draft.content.title]).toEqual(['ERASED', 'Erased'])
    }
    expect(await differences()).toEqual([])
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect((await publicLog()).tree.size).toBe(0)
    expect(await yearsOf()).toEqual([])
  })

  it('leaves copies closed that its consent kept closed', async () => {
    for (const eraseNow of [
      (id: string) => eraseFromTrash(publisher, id),
      () => emptyTrash(new Date(Date.now() + 60_000)),
    ]) {
      const { id, cited } = await thrownTestimony({ tier: 'CLOSED' })
      expect(await readersSee(cited.holding.id)).toBe('NOTHING')
      await eraseNow(id)
      expect(await stateOf(id)).toBe('ERASED')
      expect(await readersSee(cited.holding.id)).toBe('NOTHING')
    }
    expect(await differences()).toEqual([])
  })

  it('stays for a publisher with a hidden name or a signed form', async () => {
    const hidden = await thrownTestimony({ nameDisplay: 'ANONYMOUS' })
    const signed = await makeSubmittable(editor, { kind: 'testimony' })
    await makeConsentForm(publisher, signed)
    await trash(editor, signed.id)
    const plain = await makeRecord(editor)
    await trash(editor, plain.id)
    await emptyTrash(new Date(Date.now() + 60_000))
    expect(await Promise.all([hidden, signed, plain].map(({ id }) => stateOf(id)))).toEqual([
      ...['TRASHED', 'TRASHED', 'ERASED'],
    ])
    for (const { id } of [hidden, signed]) await eraseFromTrash(publisher, id)
    expect(await db.consentForm.count({ where: { recordId: signed.id } })).toBe(0)
  })

  it('is erased on its consent page once consent was withdrawn', async () => {
    const { id, slug } = await thrownTestimony({ withdrawnOn: '2026-06-01' })
    const admin = await makeMember({ role: 'ADMIN' })
    await emptyTrash(new Date(Date.now() + 60_000))
    await expect(eraseFromTrash(admin, id)).rejects.toThrow('records.trash.withdrawn')
    expect(await stateOf(id)).toBe('TRASHED')
    await eraseRecord(admin, id, { confirm: slug, copies: false, address: false })
    expect(await stateOf(id)).toBe('ERASED')
    expect((await publicLog()).tree.size).toBe(0)
  })

  it('stops no other when erasing it fails', async () => {
    const [failing, other] = [await makeRecord(editor), await makeRecord(editor)]
    for (const { id } of [failing, other]) await trash(editor, id)
    await sabotage(`INSERT INTO "Erasure" ("recordId", "actorId") VALUES ('${failing.id}', '${editor.id}')`)
    await expect(emptyTrash(new Date(Date.now() + 60_000))).rejects.toThrow()
    expect([await stateOf(failing.id), await stateOf(other.id)]).toEqual(['TRASHED', 'ERASED'])
  })

  it('is none that was published, nor one of someone else', async () => {
    const published = await makeRecord(editor)
    await makeEdition(editor, published)
    await expect(trash(editor, published.id)).rejects.toThrow(Conflict)
    const other = await makeRecord(editor)
    await expect(trash(contributor, other.id)).rejects.toThrow(NotFound)
  })
})

describe('A duplicate', () => {
  it('has the text with new ids, still by those who wrote it', async () => {
    const record = await makeSubmittable(editor)
    const { id } = await duplicateRecord(publisher, record.id)
    const { draft, state, slug } = await getRecord(publisher, id)
    expect([state, slug === record.slug]).toEqual(['DRAFT', false])
    expect(draft.content.summary).toBe(record.content.summary)
    const subjects = (content: typeof draft.content) => subjectsOf(record.kind, content)
    const wording = (content: typeof draft.content) => subjects(content).map((subject) => subject.wording)
    expect(wording(draft.content)).toEqual(wording(record.content))
    const ids = subjects(record.content).map((subject) => subject.id)
    expect(subjects(draft.content).filter((subject) => ids.includes(subject.id))).toEqual([])
    const { contributors } = await db.draft.findUniqueOrThrow({ where: { recordId: id } })
    const authors = allMembersIn(storedContributors(contributors))
    expect(authors.toSorted()).toEqual([editor.id, publisher.id].toSorted())
    expect(await db.reference.count({ where: { recordId: id } })).toBeGreaterThan(0)
  })

  it('is not made of a testimony, whose consent is for one record', async () => {
    const { id } = await makeRecord(editor, { kind: 'testimony' })
    await expect(duplicateRecord(editor, id)).rejects.toThrow('records.duplicate.needsConsent')
  })

  it('is made whole or not at all', async () => {
    const record = await makeSubmittable(editor)
    const count = () => db.record.count({ where: { createdById: editor.id } })
    const before = await count()
    await sabotage(`
      CREATE FUNCTION no_copy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
      CREATE TRIGGER no_copy BEFORE INSERT ON "Event" FOR EACH ROW WHEN (NEW.action = 'record.duplicate') EXECUTE FUNCTION no_copy()`)
    await expect(duplicateRecord(editor, record.id)).rejects.toThrow()
    expect(await count()).toBe(before)
    await sabotage('DROP TRIGGER no_copy ON "Event"; DROP FUNCTION no_copy')
  })

  it('is made only of a record that the member can see', async () => {
    const { id } = await makeRecord(editor)
    await expect(duplicateRecord(contributor, id)).rejects.toThrow(NotFound)
  })
})
