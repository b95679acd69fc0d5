import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { demandLinkedOpen, saveConsent } from '@/lib/editions/consent'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { publicTranslations } from '@/lib/editions/translations'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { waitingFor } from '@/lib/records/lists'
import { getRecord } from '@/lib/records/queries'
import { keepRevision } from '@/lib/records/revisions/commands'
import { followOriginal, startTranslation } from '@/lib/records/translating/commands'
import { originalBeside } from '@/lib/records/translating/queries'
import { linkTranslation, translationsOf, unlinkTranslation } from '@/lib/records/translations'
import { recall } from '@/lib/review/workflow/transitions'
import { type DocumentJson, plainText } from '@/lib/text'
import { closeRecord, doc, h, makeEdition, makeMember, makeRecord, p } from '@/tests/support/factories'
import { keptOpen, waitingFor as waitingForLock } from '@/tests/support/locks'
import { rejection } from '@/tests/support/rejection'

let publisher: Actor
beforeAll(async () => {
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const recordIn = (language: string, kind = 'account') =>
  makeRecord(publisher, { kind, title: `In ${language}`, content: { language } })

/** The key of the message on `original`. */
async function refusalOf(linking: Promise<unknown>) {
  const error = await rejection(linking)
  if (!(error instanceof Invalid)) throw error
  return error.fields.original
}
const link = (record: { id: string }, original: { id: string }) =>
  linkTranslation(publisher, record.id, { original: `http://localhost/desk/records/${original.id}/edit` })

describe('linked testimonies', () => {
  const terms = (nameDisplay: 'NAMED' | 'ANONYMOUS') => ({
    ...{ tier: 'OPEN', nameDisplay, legalName: 'Zeyneb Qaraxanova', pseudonym: '', embargoUntil: null },
    ...{ transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '' },
  })
  /** A public testimony. */
  async function spokenIn(language: string, nameDisplay: 'NAMED' | 'ANONYMOUS') {
    const record = await recordIn(language, 'testimony')
    await saveConsent(publisher, record.id, { ...terms(nameDisplay), version: 1 })
    await makeEdition(publisher, record)
    return record
  }
  const stateOf = async (id: string) => (await getRecord(publisher, id)).state

  it('name their speaker in the same way, also later', async () => {
    const [hidden, named] = [await spokenIn('az', 'ANONYMOUS'), await spokenIn('fr', 'NAMED')]
    expect(await refusalOf(link(named, hidden))).toMatchObject({ key: 'records.translations.otherNames' })
    await db.recordTranslation.create({
      data: { recordId: named.id, originalId: hidden.id, linkedById: publisher.id },
    })
    expect(await publicTranslations(hidden.slug)).toEqual([])
    const [original, translation] = [await spokenIn('az', 'NAMED'), await spokenIn('fr', 'NAMED')]
    await link(translation, original)
    expect(await publicTranslations(original.slug)).toHaveLength(1)
    const terse = { ...terms('NAMED'), nameDisplay: 'PSEUDONYM', pseudonym: 'Zeyneb Qaraxanova' }
    await saveConsent(publisher, original.id, { ...terse, version: 2 })
    expect(await translationsOf(publisher, translation.id)).toMatchObject({ original: null })
    const event = await db.event.findFirst({ where: { action: 'record.unlink-translation' } })
    expect(event?.subjectId).toBe(translation.id)
  })

  it('are not closed by a draft for staff only', async () => {
    const original = await spokenIn('az', 'ANONYMOUS')
    const draft = await recordIn('fr', 'testimony')
    await link(draft, original)
    await saveConsent(publisher, draft.id, { ...terms('ANONYMOUS'), tier: 'RESTRICTED', version: 1 })
    expect(await stateOf(original.id)).toBe('PUBLISHED')
    await demandLinkedOpen(db, original)
    await saveConsent(publisher, draft.id, { ...terms('ANONYMOUS'), tier: 'CLOSED', version: 2 })
    expect(await stateOf(original.id)).toBe('WITHDRAWN')
  })

  it('are closed together also while one is being published', async () => {
    const [original, { id }] = [await spokenIn('az', 'ANONYMOUS'), await spokenIn('fr', 'ANONYMOUS')]
    await link({ id }, original)
    const { liveId } = await db.record.findUniqueOrThrow({ where: { id } })
    await db.record.update({ where: { id }, data: { liveId: null } })
    const publish = await keptOpen((tx) => tx.record.update({ where: { id }, data: { liveId } }))
    const closed = { ...terms('ANONYMOUS'), tier: 'CLOSED', version: 2 }
    const saved = saveConsent(publisher, original.id, closed)
    await waitingForLock(1, saved)
    await publish()
    await saved
    expect(await stateOf(id)).toBe('WITHDRAWN')
  })

  it('with the hidden name are listed for publishers', async () => {
    const spoken = async (language: string, title: string) => {
      const record = await makeRecord(publisher, { kind: 'testimony', title, content: { language } })
      await saveConsent(publisher, record.id, { ...terms('ANONYMOUS'), version: 1 })
      return record
    }
    const original = await spoken('az', 'Z. Qaraxanovanın sözləri')
    const translation = await spoken('fr', 'Récit de Z. Qaraxanova')
    await link(translation, original)
    const othersOf = async ({ id }: { id: string }) => (await hiddenNameReport(publisher, id)).report?.others
    expect(await othersOf(original)).toMatchObject([{ id: translation.id }])
    expect(await othersOf(translation)).toMatchObject([{ id: original.id }])
  })

  it('are closed together when one can no longer be read', async () => {
    const [original, translation] = [await spokenIn('az', 'ANONYMOUS'), await spokenIn('fr', 'ANONYMOUS')]
    await link(translation, original)
    const withdrawn = { ...terms('ANONYMOUS'), withdrawnOn: '2026-02-01' }
    await saveConsent(publisher, translation.id, { ...withdrawn, version: 2 })
    expect([await stateOf(original.id), await stateOf(translation.id)]).toEqual(['WITHDRAWN', 'WITHDRAWN'])
    await expect(demandLinkedOpen(db, original)).rejects.toThrow('editions.linkedForbids')
  })
})

describe('a translation', () => {
  it('is linked with its original, with one event, and unlinked', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    await link(translation, original)
    expect(await translationsOf(publisher, translation.id)).toMatchObject({
      original: { id: original.id, language: 'az' },
      translations: [],
    })
    expect(await translationsOf(publisher, original.id)).toMatchObject({
      original: null,
      translations: [{ id: translation.id, language: 'fr' }],
    })
    const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'record.link-translation', subjectId: translation.id })
    expect(event?.detail?.detail).toEqual({ originalId: original.id })
    await unlinkTranslation(publisher, translation.id)
    expect(await translationsOf(publisher, original.id)).toMatchObject({ translations: [] })
    await expect(unlinkTranslation(publisher, translation.id)).rejects.toThrow(NotFound)
  })

  it('has one original, in another language and of its kind', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    expect(await refusalOf(link(translation, translation))).toMatchObject({
      key: 'records.translations.itself',
    })
    expect(await refusalOf(link(await recordIn('az'), original))).toMatchObject({
      key: 'records.translations.sameLanguage',
    })
    expect(await refusalOf(link(await recordIn('fr', 'resolution'), original))).toMatchObject({
      key: 'records.translations.otherKind',
    })
    await link(translation, original)
    expect(await refusalOf(link(translation, original))).toMatchObject({
      key: 'records.translations.isLinked',
    })
    expect(await refusalOf(link(await recordIn('fr'), original))).toMatchObject({
      key: 'records.translations.sameLanguage',
    })
    expect(await refusalOf(link(await recordIn('de'), translation))).toMatchObject({
      key: 'records.translations.originalIsTranslation',
    })
    expect(await refusalOf(link(original, await recordIn('de')))).toMatchObject({
      key: 'records.translations.hasTranslations',
    })
    const nothing = linkTranslation(publisher, original.id, { original: 'no address' })
    expect(await refusalOf(nothing)).toMatchObject({ key: 'records.translations.noRecord' })
  })

  it('is linked by members who can publish, and see both', async () => {
    const [original, translation] = [await recordIn('az'), await recordIn('fr')]
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER'] as const) {
      const member = await makeMember({ role })
      await expect(linkTranslation(member, translation.id, { original: original.id })).rejects.toThrow(
        Forbidden,
      )
      await expect(unlinkTranslation(member, translation.id)).rejects.toThrow(Forbidden)
    }
    const absent = '0191f000-0000-7000-8000-000000000001'
    await expect(linkTranslation(publisher, translation.id, { original: absent })).rejects.toThrow(NotFound)
    const stranger = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(translationsOf(stranger, original.id)).rejects.toThrow(NotFound)
    const own = await makeRecord(stranger, { title: 'Own', content: { language: 'de' } })
    await link(own, original)
    expect(await translationsOf(stranger, own.id)).toEqual({ original: null, translations: [] })
  })
})

describe('readers', () => {
  it('see a translation while both records are public', async () => {
    const records = [await recordIn('az'), await recordIn('fr'), await recordIn('de')] as const
    const [original, french, german] = records
    for (const record of [french, german]) await link(record, original)
    await makeEdition(publisher, original)
    expect(await publicTranslations(original.slug)).toEqual([])
    await makeEdition(publisher, french)
    expect(await publicTranslations(original.slug)).toEqual([
      { slug: french.slug, language: 'fr', title: 'In fr', relation: 'TRANSLATION' },
    ])
    expect(await publicTranslations(french.slug)).toEqual([
      { slug: original.slug, language: 'az', title: 'In az', relation: 'ORIGINAL' },
    ])
    expect(await publicTranslations(german.slug)).toEqual([])
    await makeEdition(publisher, german)
    expect(await publicTranslations(french.slug)).toMatchObject([
      { language: 'az', relation: 'ORIGINAL' },
      { language: 'de', relation: 'SIBLING' },
    ])
    await closeRecord(publisher, original)
    expect(await publicTranslations(french.slug)).toMatchObject([{ language: 'de', relation: 'SIBLING' }])
    expect(await publicTranslations(original.slug)).toEqual([])
  })
})

describe('a translation that is started from its original', () => {
  const start = (actor: Actor, original: { id: string }, language = 'fr') =>
    startTranslation(actor, original.id, { id: randomUUID(), language })
  const write = async (actor: Actor, id: string, body: DocumentJson) => {
    const { version, content } = (await getRecord(actor, id)).draft
    await saveDraft(actor, id, { baseVersion: version, content: { ...content, body } })
  }

  it('has its structure, is linked with it, and follows its newest version', async () => {
    const writer = await makeMember()
    const original = await recordIn('az')
    await write(publisher, original.id, doc(h(2, 'Head'), p('First.'), p('Second.')))
    const { id } = await start(writer, original)
    const { draft, kind } = await getRecord(writer, id)
    expect({ kind, language: draft.content.language, title: draft.content.title }).toEqual({
      kind: 'account',
      language: 'fr',
      title: '',
    })
    expect(plainText(draft.content.body).trim()).toBe('')
    expect(draft.content.body.content).toHaveLength(3)
    expect(await translationsOf(writer, id)).toMatchObject({ original: { id: original.id } })
    expect(await originalBeside(writer, id)).toMatchObject({
      follows: 1,
      isBehind: false,
      removed: [],
      details: [],
    })
    expect((await waitingFor(writer)).translations).toEqual([])

    await write(publisher, original.id, doc(h(2, 'Head'), p('First, changed.'), p('New.'), p('Second.')))
    // A draft that no one kept is no version.
    expect(await originalBeside(writer, id)).toMatchObject({ isBehind: false })
    const revision = await keepRevision(publisher, original.id, 'Changed')
    const beside = await originalBeside(writer, id)
    expect(beside).toMatchObject({
      version: { id: revision.id, number: 2 },
      follows: 1,
      isBehind: true,
      blocks: [{ is: 'SAME' }, { is: 'CHANGED' }, { is: 'ADDED' }, { is: 'SAME' }],
    })
    expect(beside?.blocks[1]?.runs).toContainEqual({ kind: 'added', text: ', changed' })
    expect((await waitingFor(writer)).translations.map((row) => row.id)).toEqual([id])

    await followOriginal(writer, id, revision.id)
    await followOriginal(writer, id, revision.id)
    expect(await originalBeside(writer, id)).toMatchObject({ follows: 2, isBehind: false })
    expect((await waitingFor(writer)).translations).toEqual([])
    expect(await db.event.count({ where: { action: 'record.follow-original', subjectId: id } })).toBe(1)
  })

  it('compares with what readers see once the original is public', async () => {
    const original = await recordIn('az')
    await makeEdition(publisher, original)
    const { id } = await start(publisher, original)
    await recall(publisher, original.id, { state: 'PUBLISHED' })
    await write(publisher, original.id, doc(p('The next edition.')))
    await keepRevision(publisher, original.id, 'For the next edition')
    expect(await originalBeside(publisher, id)).toMatchObject({ isBehind: false })
  })

  it('is refused where a link would be, and for testimonies', async () => {
    const original = await recordIn('az')
    const { id } = await start(publisher, original)
    expect(await refusalOf(start(publisher, original))).toMatchObject({
      key: 'records.translations.sameLanguage',
    })
    expect(await refusalOf(start(publisher, { id }, 'de'))).toMatchObject({
      key: 'records.translations.originalIsTranslation',
    })
    await expect(start(publisher, await recordIn('az', 'testimony'))).rejects.toThrow(Conflict)
    const stranger = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(start(stranger, original, 'de')).rejects.toThrow(NotFound)
    await expect(originalBeside(stranger, id)).rejects.toThrow(NotFound)
    const [revision] = await db.revision.findMany({ where: { recordId: original.id } })
    await expect(followOriginal(stranger, id, revision?.id ?? '')).rejects.toThrow(NotFound)
    const other = await keepRevision(publisher, id, 'Not of the original')
    await expect(followOriginal(publisher, id, other.id)).rejects.toThrow(NotFound)
  })
})
