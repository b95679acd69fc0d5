import '@/tests/support/database'
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { remainHref } from '@/components/records/erasure/remain-href'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { createCollection } from '@/lib/collections/commands'
import { db, transaction } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { erasedFrom, keptInErasure } from '@/lib/editions/erasure/erased-text'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { remainKey } from '@/lib/editions/erasure/schema'
import { verifyEdition } from '@/lib/editions/integrity/edition-hash'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { recordEvent, verifyLog } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { readHolding } from '@/lib/holdings/queries'
import { listConsentForms, removeConsentForm } from '@/lib/records/consent/forms'
import { saveDraft } from '@/lib/records/drafts'
import { kinds } from '@/lib/records/kinds'
import { getRecord } from '@/lib/records/queries'
import { keepRevision } from '@/lib/records/revisions/commands'
import { storedContent } from '@/lib/records/schema'
import { declareBetter } from '@/lib/relocation/better-copy'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { search, searchSchema } from '@/lib/search/queries'
import { addWebhook } from '@/lib/webhooks/commands'
import { differences } from '@/tests/support/differences'
import {
  bodyOn,
  type Cited,
  doc,
  makeCited,
  makeConsentForm,
  makeHolding,
  makeRecord,
  makeSource,
  makeStaff,
  makeSubmittable,
  p,
  passageText,
  verifyAll,
} from '@/tests/support/factories'
import { mediaPath } from '@/tests/support/media'
import { publicData } from '@/tests/support/public-data'

let editor: Actor
let reviewer: Actor
let publisher: Actor
/** Enters the consent of speakers, and so doesn't publish. */
let keeper: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin: keeper } = await makeStaff())
  // What it is told of has the addresses of records.
  await addWebhook(keeper, { url: 'https://webhook.example/', onPublish: true, onWithdraw: true })
})

const open = {
  tier: 'OPEN' as const,
  nameDisplay: 'NAMED' as const,
  pseudonym: '',
  embargoUntil: null,
  transcriptApprovedOn: '2026-01-01',
  withdrawnOn: null as string | null,
  note: '',
  legalName: '',
}

/** The name of a bird is in every place that can have text of a testimony. */
async function publishedTestimony(bird: string, cited?: Cited) {
  const words = `The ${bird} came back over the bridge, and 12 people did not return.`
  const quoted = cited ?? (await makeCited(editor, `Before ${bird}. ${words} After ${bird}.`, words))
  const record = await makeSubmittable(editor, {
    kind: 'testimony',
    cited: quoted,
    title: `What ${bird} said`,
    content: { summary: `Of the ${bird}.`, body: bodyOn(quoted, cited ? undefined : words) },
  })
  const { version } = await db.consent.findUniqueOrThrow({ where: { recordId: record.id } })
  await saveConsent(keeper, record.id, {
    ...open,
    version,
    legalName: `${bird} Smith`,
    note: `${bird} agreed.`,
  })
  const first = await submit(editor, record.id, { version: record.version, message: `See ${bird}.` })
  await returnToAuthor(reviewer, record.id, {
    revisionId: first.revisionId,
    reason: `Look at ${bird} again.`,
  })
  await keepRevision(editor, record.id, `Kept for ${bird}`)
  await discuss(record.id, quoted.passage.id, bird)
  const draft = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
  const { revisionId } = await submit(editor, record.id, {
    version: draft.version,
    message: `${bird}, again.`,
  })
  await verifyAll(reviewer, record.id)
  await approve(reviewer, record.id, { revisionId })
  await publish(publisher, record.id, { revisionId })
  return { ...record, quoted, version: version + 1 }
}
/** Comments of members on it, at a subject and at the passage. */
async function discuss(recordId: string, passageId: string, bird: string) {
  const said = {
    openedById: editor.id,
    comments: { create: { text: `Is ${bird} right?`, authorId: editor.id } },
  }
  await db.thread.create({ data: { ...said, recordId, subjectType: 'QUOTATION', subjectId: 'q' } })
  await db.thread.create({ data: { ...said, passageId } })
}

type Published = Awaited<ReturnType<typeof publishedTestimony>>

async function takenBack(record: Published, bird: string) {
  await withdraw(publisher, record.id, { edition: 1, reason: `${bird} asked for it.` })
  const { legalName, note, version } = await db.consent.findUniqueOrThrow({ where: { recordId: record.id } })
  await saveConsent(keeper, record.id, { ...open, legalName, note, version, withdrawnOn: '2026-06-01' })
}

const erase = (actor: Actor, { id, slug }: { id: string; slug: string }, more = {}) =>
  eraseRecord(actor, id, { confirm: slug, copies: false, address: false, ...more })

const storedEdition = async (recordId: string) => {
  const { salts, ...edition } = await db.edition.findFirstOrThrow({
    where: { recordId },
    include: { salts: true },
  })
  return { ...edition, salts: salts?.salts ?? null }
}

/** A file of the media library; its bytes are not kept. */
async function addFile(name: string, described: { filename?: string; caption?: string } = {}) {
  const file = { sha256: sha256(name), size: 1n, mediaType: 'image/png' }
  return db.$transaction(async (tx) => {
    await tx.mediaFile.create({ data: file })
    const media = await tx.media.create({
      data: {
        ...{ sha256: file.sha256, filename: 'file.png', width: 1, height: 1, ...described },
        ...{ language: 'en', contributors: {}, createdById: editor.id },
      },
    })
    await recordEvent(tx, { actor: editor, action: 'media.add', subjectType: 'media', subjectId: media.id })
    return media
  })
}

/** Tables that have the text anywhere in a row. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM "${name}" t WHERE strpos(lower(t::text), lower($1)) > 0`,
      text,
    )
    if (row?.n) found.push(name)
  }
  return found
}

describe('erasing a withdrawn testimony', () => {
  it('removes all text and hashes and keeps the log intact', async () => {
    const record = await publishedTestimony('Shearwater')
    expect(await answerOf(`/records/${record.slug}`)).toBe('PUBLIC')
    await takenBack(record, 'Shearwater')
    const quotation = `/records/${record.slug}#quotation-1`
    await db.settings.update({ where: { id: 1 }, data: { quotation } })
    expect((await tablesWith('shearwater')).length).toBeGreaterThan(9)
    const { id } = record
    const hashes = [
      ...(await db.revision.findMany({ where: { recordId: id } })).map(({ contentHash }) => contentHash),
      ...(await db.verdict.findMany({ where: { recordId: id } })).map(({ fingerprint }) => fingerprint),
      ...(await db.textLayer.findMany({ where: { holdingId: record.quoted.holding.id } })).map(
        ({ sha256 }) => sha256,
      ),
      (await db.holding.findUniqueOrThrow({ where: { id: record.quoted.holding.id } })).sha256,
    ]
    const before = {
      revisions: await db.revision.count({ where: { recordId: id } }),
      verdicts: await db.verdict.count({ where: { recordId: id } }),
      steps: await db.transition.count({ where: { recordId: id } }),
    }
    const hashed = await storedEdition(id)
    expect(verifyEdition(hashed)).toBe('INTACT')
    const { slug } = await erase(publisher, record, { copies: true, address: true })
    expect(await tablesWith('shearwater')).toEqual([])
    expect(await db.webhookDelivery.findMany({ where: { recordId: id } })).toMatchObject([
      { kind: 'record.erased' },
    ])
    const erased = await storedEdition(id)
    expect(verifyEdition(erased)).toBe('ERASED')
    expect(erased).toMatchObject({ snapshotHash: hashed.snapshotHash, salts: null })
    for (const hash of hashes) expect(await tablesWith(hash)).toEqual([])
    expect({
      revisions: await db.revision.count({ where: { recordId: id } }),
      verdicts: await db.verdict.count({ where: { recordId: id } }),
      steps: await db.transition.count({ where: { recordId: id } }),
    }).toEqual(before)
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect(await db.event.count({ where: { subjectId: id, action: 'record.erase' } })).toBe(1)
    expect(await answerOf(`/records/${record.slug}`)).toBe('UNKNOWN')
    expect(await answerOf(`/records/${slug}`)).toBe('GONE')
  })

  it('leaves only a tombstone with the date, without the reason', async () => {
    const record = await publishedTestimony('Guillemot')
    const { sha256, id: holdingId } = {
      ...record.quoted.holding,
      ...(await db.holding.findUniqueOrThrow({ where: { id: record.quoted.holding.id } })),
    }
    expect(existsSync(mediaPath(sha256))).toBe(true)
    await takenBack(record, 'Guillemot')
    await erase(publisher, record, { copies: true })
    expect(await liveEdition(record.slug)).toBeNull()
    expect(await editionBySlug(record.slug, 1)).toBeNull()
    expect((await search(searchSchema.parse({ q: 'guillemot' }))).total).toBe(0)
    expect(existsSync(mediaPath(sha256))).toBe(false)
    await expect(readHolding(editor, holdingId)).rejects.toThrow('errors.notFound')
    for (const path of ['', '/editions', '/editions/1'])
      expect(await answerOf(`/records/${record.slug}${path}`)).toBe('GONE')
    expect(await publicData.edition(record.slug, 1)).toMatchObject({
      status: 410,
      body: { tombstone: { reason: null, erasedAt: expect.any(String) } },
    })
    expect(await tombstoneOf(record.slug)).toMatchObject({
      reason: null,
      erasedAt: expect.any(Date),
      through: 1,
      live: false,
    })
    expect((await getRecord(editor, record.id)).draft.content).toMatchObject({ title: 'Erased', summary: '' })
  })

  it('closes the record to every later change', async () => {
    const record = await publishedTestimony('Razorbill')
    await takenBack(record, 'Razorbill')
    await erase(publisher, record)
    const draft = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const consent = await db.consent.findUniqueOrThrow({ where: { recordId: record.id } })
    const late = [
      () => saveDraft(editor, record.id, { baseVersion: draft.version, content: record.content }),
      () => keepRevision(editor, record.id, 'Once more'),
      () => saveConsent(keeper, record.id, { ...open, version: consent.version, legalName: 'Somebody' }),
    ]
    for (const attempt of late) await expect(attempt()).rejects.toThrow('records.erasure.erased')
    await expect(recall(editor, record.id, { state: 'WITHDRAWN' })).rejects.toThrow('review.refusal.moved')
    await expect(erase(publisher, record)).rejects.toThrow('editions.erasure.done')
    await expect(
      db.$executeRaw`UPDATE "Record" SET state = 'DRAFT' WHERE id = ${record.id}::uuid`,
    ).rejects.toThrow('UPDATE of "Record" is refused')
  })

  it('is refused to authors, with consent, while public, and unconfirmed', async () => {
    const record = await publishedTestimony('Kittiwake')
    await expect(erase(publisher, record)).rejects.toThrow('editions.erasure.noWithdrawal')
    // Saving a withdrawn consent closes what is public; only a consent from before that rule can be in this state.
    await db.consent.update({ where: { recordId: record.id }, data: { withdrawnOn: new Date('2026-06-01') } })
    await expect(erase(publisher, record)).rejects.toThrow('editions.erasure.public')
    expect((await erasureOffer(publisher, record.id))?.refusal?.key).toBe('editions.erasure.public')
    await withdraw(publisher, record.id, { edition: 1, reason: 'Asked for.' })
    await expect(erase(editor, record)).rejects.toThrow('editions.erasure.role')
    await expect(erase(reviewer, record)).rejects.toThrow('editions.erasure.role')
    await expect(erase(publisher, { id: record.id, slug: 'another' })).rejects.toThrow(
      'editions.erasure.confirm',
    )
    await db.contribution.create({ data: { recordId: record.id, edition: 2, memberId: publisher.id } })
    await expect(erase(publisher, record)).rejects.toThrow('editions.erasure.ownWork')
    expect(await tablesWith('kittiwake')).toContain('Edition')
  })

  it('keeps a copy that another record uses', async () => {
    const cited = await makeCited(editor)
    const record = await publishedTestimony('Gannet', cited)
    const own = await publishedTestimony('Fulmar')
    await makeSubmittable(editor, { cited })
    await takenBack(record, 'Gannet')
    await takenBack(own, 'Fulmar')
    expect((await erasureOffer(publisher, record.id))?.copies).toEqual([])
    expect((await erasureOffer(publisher, own.id))?.copies).toMatchObject([{ id: own.quoted.holding.id }])
    expect(await erasureOffer(editor, own.id)).toBeNull()
    await erase(publisher, record, { copies: true })
    // Those who can't read it now, because of the withdrawn consent, can't then.
    expect(await db.holding.findUnique({ where: { id: cited.holding.id } })).toMatchObject({
      access: 'RESTRICTED',
    })
    expect(await db.passage.count({ where: { id: cited.passage.id } })).toBe(1)
  })

  it('removes signed consent forms only where that is chosen', async () => {
    const [record, other] = [await publishedTestimony('Whimbrel'), await publishedTestimony('Sanderling')]
    for (const [one, bird] of [
      [record, 'Whimbrel'],
      [other, 'Sanderling'],
    ] as const) {
      await makeConsentForm(keeper, one, { filename: `${bird} Smith.pdf` })
      await takenBack(one, bird)
    }
    expect((await erasureOffer(publisher, record.id))?.forms).toMatchObject([
      { filename: 'Whimbrel Smith.pdf' },
    ])
    const { sha256 } = await db.consentForm.findFirstOrThrow({ where: { recordId: record.id } })
    await erase(publisher, record, { copies: true, forms: true, address: true })
    expect(await tablesWith('whimbrel')).toEqual([])
    expect(existsSync(mediaPath(sha256))).toBe(false)
    await erase(publisher, other, { copies: true })
    expect(await tablesWith('sanderling')).toEqual(['ConsentForm', 'Record'])
    const [form] = (await listConsentForms(keeper, other.id)) ?? []
    await removeConsentForm(keeper, form?.id ?? '')
    expect(await tablesWith('sanderling')).toEqual(['Record'])
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('leaves no title in jobs and no e-mail about a report', async () => {
    const record = await publishedTestimony('Wigeon')
    const job = {
      ...{ kind: 'publish', name: 'What Wigeon said', subjectId: record.id, input: {} },
      startedById: publisher.id,
    }
    const waiting = await db.job.create({ data: job })
    const ended = await db.job.create({ data: { ...job, state: 'FINISHED', endedAt: new Date(0) } })
    const { id } = await db.report.create({
      data: {
        ...{ kind: 'ERROR', recordId: record.id, edition: 1, text: 'Wigeon is wrong.' },
        tokenHash: sha256('wigeon'),
      },
    })
    const mail = {
      ...{ kind: 'reportAnswered', email: 'reader@example.org', values: { answer: 'Wigeon is right.' } },
      expiresAt: new Date(Date.now() + 86_400_000),
    }
    await db.mailMessage.create({ data: { ...mail, key: `report ${id}` } })
    const other = await db.mailMessage.create({ data: { ...mail, values: {}, key: 'report of another' } })
    await takenBack(record, 'Wigeon')
    await erase(publisher, record, { copies: true, address: true })
    expect(await tablesWith('wigeon')).toEqual([])
    const ends = await db.job.findMany({ where: { subjectId: record.id }, orderBy: { id: 'asc' } })
    expect(ends).toMatchObject([
      { id: waiting.id, state: 'CANCELLED', endedAt: expect.any(Date) },
      { id: ended.id, state: 'FINISHED', endedAt: new Date(0) },
    ])
    expect(await db.mailMessage.count({ where: { id: other.id } })).toBe(1)
  })

  it('reports the files of the library that only it used', async () => {
    const [record, other] = [await publishedTestimony('Garganey'), await makeRecord(editor)]
    const [only, shared] = [await addFile('only'), await addFile('shared')]
    for (const [recordId, file] of [
      [record.id, only],
      [record.id, shared],
      [other.id, shared],
    ] as const)
      await db.mediaUse.create({ data: { recordId, sha256: file.sha256 } })
    await takenBack(record, 'Garganey')
    await erase(publisher, record)
    expect((await erasureOffer(publisher, record.id))?.report?.media.map(({ id }) => id)).toEqual([only.id])
  })

  it('removes pending relocations of an erased copy', async () => {
    const record = await publishedTestimony('Dunlin')
    const better = await makeHolding(editor, record.quoted.source, {
      text: 'Nothing of it stands here.',
      filename: 'better.txt',
    })
    await declareBetter(editor, better.id, record.quoted.holding.id)
    const waiting = () => db.relocation.count({ where: { holdingId: better.id } })
    expect(await waiting()).toBe(1)
    await takenBack(record, 'Dunlin')
    await erase(publisher, record, { copies: true, address: true })
    expect(await waiting()).toBe(0)
    expect(await tablesWith('dunlin')).toEqual([])
  })
})

describe('the database', () => {
  it('allows only an erasure to remove text', async () => {
    const record = await publishedTestimony('Puffin')
    const empty = () => db.$executeRaw`
      UPDATE "Revision" SET content = stele_erased_content() WHERE "recordId" = ${record.id}::uuid`
    await expect(empty()).rejects.toThrow('UPDATE of "Revision" is refused')
    await expect(
      db.$executeRaw`INSERT INTO "Erasure" ("recordId", "actorId") VALUES (${record.id}::uuid, ${publisher.id}::uuid)`,
    ).rejects.toThrow('Erasing is refused')
    await takenBack(record, 'Puffin')
    await erase(publisher, record)
    await expect(empty()).rejects.toThrow('UPDATE of "Revision" is refused')
    const other = (change: string) =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
        await tx.$executeRawUnsafe(change.replaceAll('THIS', `'${record.id}'::uuid`))
      })
    for (const change of [
      `UPDATE "Revision" SET message = 'Something else' WHERE "recordId" = THIS`,
      `UPDATE "Revision" SET number = 9 WHERE "recordId" = THIS AND number = 1`,
      `UPDATE "Edition" SET snapshot = '{"a":1}' WHERE "recordId" = THIS`,
      `UPDATE "Verdict" SET outcome = 'FAILED_VERIFICATION' WHERE "recordId" = THIS`,
      `UPDATE "Withdrawal" SET reason = 'Another' WHERE "recordId" = THIS`,
      `DELETE FROM "Verdict" WHERE "recordId" = THIS`,
      `DELETE FROM "Erasure" WHERE "recordId" = THIS`,
    ])
      await expect(other(change), change).rejects.toThrow(/is refused|permission denied/)
  })

  it('has no table that an erasure misses', async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT cl.relname AS name FROM pg_constraint c JOIN pg_class cl ON cl.oid = c.conrelid
      WHERE c.contype = 'f' AND c.confrelid = '"Record"'::regclass`
    const unknown = tables.filter(({ name }) => !(name in erasedFrom || name in keptInErasure))
    expect(unknown).toEqual([])
  })

  it('replaces the text with content that every kind can read', async () => {
    const [row] = await db.$queryRaw<{ content: unknown }[]>`SELECT stele_erased_content() AS content`
    for (const kind of kinds.map(({ id }) => id))
      expect(storedContent(kind, row?.content).title, kind).toBe('Erased')
  })
})

describe('places outside of the record that have the name', () => {
  /** Three people, each in Azerbaijani, English and Russian spelling. */
  const people = [
    [
      ['Zeyneb', 'Qaraxanova'],
      ['Zeyneb', 'Karakhanova'],
      ['Зейнаб', 'Караханова'],
    ],
    [
      ['Leyla', 'Məmmədova'],
      ['Leyla', 'Mammadova'],
      ['Лейла', 'Мамедова'],
    ],
    [
      ['Nigar', 'Cəfərova'],
      ['Nigar', 'Jafarova'],
      ['Нигар', 'Джафарова'],
    ],
  ] as const

  const at = { sourceId: '', within: '' }

  /** A file of the media library, described with the name. */
  const addPicture = (name: string, latin: string) =>
    addFile(name, { filename: `${latin.toLowerCase()}.png`, caption: `${name} at the river` })

  /** A scheduled publication of another record, and a change of it that was refused, both with the name. */
  async function addJobs(name: string, recordId: string) {
    const job = { subjectId: recordId, input: {}, startedById: editor.id }
    await db.job.create({ data: { ...job, kind: 'publish', name: `About ${name}` } })
    const ended = { ...job, kind: 'bulk', state: 'FINISHED', endedAt: new Date() } as const
    const { id: jobId } = await db.job.create({ data: ended })
    // More than are read at once; the last one has the name.
    const others = Array.from({ length: 100 }, (_, number) => ({
      ...{ jobId, entryId: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` },
      ...{ outcome: 'CHANGED' as const, undo: { before: 'Another text.' } },
    }))
    await db.bulkEntry.createMany({
      data: [...others, { jobId, entryId: recordId, outcome: 'CHANGED', undo: { before: name } }],
    })
    const query = `q=${encodeURIComponent(name)}`
    await db.job.create({ data: { ...ended, input: { list: 'names', query } } })
    return jobId
  }

  /** A withdrawn testimony of this speaker, whose name is in every other kind of place. */
  async function spread(person: (typeof people)[number]) {
    const [[given, surname], [, latin], [cyrillicGiven, cyrillic]] = person
    const name = `${given} ${surname}`
    const cited = await makeCited(editor, `Before. ${given} ${latin} spoke. ${passageText} After.`)
    const named = await makeSource(editor, {
      title: `Interview with ${given} ${latin}`,
      note: `Z. ${surname} agreed.`,
      contributors: [{ role: 'interviewer', given: cyrillicGiven, family: cyrillic }],
    })
    const copy = await makeHolding(editor, named, { text: 'A page.', filename: `${latin.toLowerCase()}.txt` })
    const entry = await createAuthority(editor, {
      kind: 'PERSON',
      name,
      variants: [{ name: `${cyrillicGiven} ${cyrillic}` }],
    })
    const other = await makeRecord(editor, { title: `About Z. ${surname}` })
    await db.$transaction((tx) =>
      recordEvent(tx, {
        actor: editor,
        action: 'source.note',
        subjectType: 'source',
        subjectId: named.id,
        detail: { title: `Interview with ${given} ${latin}` },
      }),
    )
    const slug = `for-${latin.toLowerCase()}-${given.toLowerCase()}`
    const reading = await createCollection(editor, { slug, title: 'For reading', language: 'en' })
    await addPicture(name, latin)
    const jobId = await addJobs(name, other.id)
    await transaction(async (tx) => {
      const template = await tx.recordTemplate.create({
        data: { kind: 'account', name, content: {}, contributors: {}, createdById: editor.id },
      })
      await recordEvent(tx, {
        ...{ actor: editor, action: 'template.create', subjectType: 'template', subjectId: template.id },
      })
    })
    await db.savedFilter.create({
      data: { memberId: editor.id, list: 'records', name: latin, query: `q=${encodeURIComponent(name)}` },
    })
    await db.import.create({
      data: {
        ...{
          target: 'sources',
          filename: 'list.csv',
          size: 1,
          format: 'CSV',
          encoding: 'utf-8',
          createdById: editor.id,
        },
        results: { create: { number: 2, outcome: 'REFUSED', cells: [name] } },
      },
    })
    await db.mailMessage.create({
      data: {
        ...{ kind: 'reply', email: 'reader@example.org', values: { title: `About ${name}` }, key: name },
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    })
    const record = await makeSubmittable(editor, { kind: 'testimony', cited })
    await saveConsent(keeper, record.id, { ...open, legalName: name, version: 1, withdrawnOn: '2026-06-01' })
    return { record, named, copy, entry, other, reading, cited, jobId }
  }

  /** The hashes of these rows in all events. */
  async function recordedHashes(ids: readonly string[]): Promise<string[]> {
    const rows = await db.$queryRaw<{ hash: string }[]>`
      SELECT line ->> 2 AS hash FROM "EventDetail", jsonb_array_elements(rows) line WHERE line ->> 1 = ANY(${ids})`
    return rows.map(({ hash }) => hash)
  }

  it('are listed kind by kind, for members who can see identities', async () => {
    const { record, named, copy, entry, other, reading, cited } = await spread(people[0])
    const offer = await erasureOffer(publisher, record.id)
    const found = new Map(offer?.remains.map(({ kind, id, isFull }) => [`${kind} ${id}`, isFull]))
    expect(found.get(`SOURCE ${named.id}`)).toBe(true)
    expect(found.get(`NAME ${entry.id}`)).toBe(true)
    expect(found.get(`COPY ${copy.id}`)).toBe(false)
    expect(found.get(`TEXT ${cited.holding.id}`)).toBe(true)
    expect(found.get(`RECORD ${other.id}`)).toBe(false)
    expect([...found.keys()].some((key) => key.startsWith('EVENT '))).toBe(true)
    expect(found.has(`ADDRESS ${reading.id}`)).toBe(true)
    const jobs = await db.job.findMany({ where: { subjectId: other.id }, select: { id: true } })
    expect(jobs.map(({ id }) => found.has(`JOB ${id}`))).toEqual([true, true, true])
    for (const kind of ['MEDIA', 'MAIL', 'FILTER'])
      expect([...found].filter(([key]) => key.startsWith(`${kind} `)).map(([, isFull]) => isFull)).toContain(
        true,
      )
    expect(remainHref({ kind: 'ADDRESS', id: reading.id, sourceId: '', within: 'collection' })).toContain(
      'collections',
    )
    expect(await erasureOffer(editor, record.id)).toBeNull()
  })

  it('are masked where they are chosen, and reported', async () => {
    const { record, named, copy, entry, other, reading, cited, jobId } = await spread(people[1])
    const offer = await erasureOffer(publisher, record.id)
    const names = offer?.remains.map(remainKey) ?? []
    const places = [named.id, entry.id, copy.id]
    const hashes = await recordedHashes(places)
    const before = await differences()
    await erase(publisher, record, { names })
    // A hash of the row before could confirm a guess of the name.
    expect(hashes.length).toBeGreaterThanOrEqual(3)
    const after = await recordedHashes(places)
    expect(after.filter((hash) => hashes.includes(hash))).toEqual([])
    expect(await differences()).toEqual(before)
    const source = await db.source.findUniqueOrThrow({
      where: { id: named.id },
      include: { contributors: true },
    })
    expect([source.title, source.note]).toEqual(['Interview with [withheld]', 'Z. [withheld] agreed.'])
    expect(source.contributors).toMatchObject([{ literal: '[withheld]', given: null, family: null }])
    const { name, variants } = await db.authority.findUniqueOrThrow({
      where: { id: entry.id },
      include: { variants: true },
    })
    expect([name, variants]).toEqual(['[withheld]', []])
    expect((await db.holding.findUniqueOrThrow({ where: { id: copy.id } })).filename).not.toMatch(/mamm/i)
    const pictures = await db.media.findMany({ where: { sha256: sha256(people[1][0].join(' ')) } })
    expect(pictures).toMatchObject([{ filename: '[withheld].png', caption: '[withheld] at the river' }])
    expect(await db.mailMessage.count({ where: { key: people[1][0].join(' ') } })).toBe(0)
    expect(await db.bulkEntry.count({ where: { jobId } })).toBe(100)
    const filtered = { subjectId: other.id, input: { path: ['query'], equals: 'q=[withheld]' } }
    expect(await db.job.count({ where: filtered })).toBe(1)
    expect(await db.importRow.count({ where: { cells: { has: people[1][0].join(' ') } } })).toBe(0)
    expect(await db.job.count({ where: { subjectId: other.id, name: 'About [withheld]' } })).toBe(1)
    expect(await db.savedFilter.count({ where: { name: people[1][1][1] } })).toBe(0)
    expect(await db.recordTemplate.count({ where: { name: people[1][0].join(' ') } })).toBe(0)
    const details = await db.eventDetail.findMany({ where: { event: { subjectId: named.id } } })
    expect(JSON.stringify(details.map(({ detail }) => detail))).not.toMatch(/Mammadova/)
    const report = (await erasureOffer(keeper, record.id))?.report
    expect(report?.masked.map(remainKey).toSorted()).toEqual(
      names.filter((key) => !key.startsWith('ADDRESS')).toSorted(),
    )
    expect(report?.masked).toContainEqual({
      ...at,
      kind: 'TEXT',
      id: cited.holding.id,
      sourceId: cited.source.id,
    })
    expect(report?.masked).toContainEqual({ ...at, kind: 'RECORD', id: other.id })
    expect(report?.left).toEqual(
      [
        { ...at, kind: 'ADDRESS', id: other.id },
        { ...at, kind: 'ADDRESS', id: reading.id, within: 'collection' },
      ].toSorted((one, two) => one.id.localeCompare(two.id)),
    )
    expect(JSON.stringify(report)).not.toMatch(/m.mm.dova/i)
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('stay as they are where they are not chosen', async () => {
    const { record, named } = await spread(people[2])
    await erase(publisher, record)
    expect((await db.source.findUniqueOrThrow({ where: { id: named.id } })).title).toMatch(/Jafarova/)
    const report = (await erasureOffer(keeper, record.id))?.report
    expect(report?.masked).toEqual([])
    expect(report?.left).toContainEqual({ ...at, kind: 'SOURCE', id: named.id })
  })
})

it('the log still records the copy that a removed citation kept closed', async () => {
  const cited = await makeCited(editor)
  const record = await makeRecord(editor, { kind: 'testimony', content: { body: bodyOn(cited) } })
  const terms = { ...open, tier: 'CLOSED', nameDisplay: 'ANONYMOUS' } as const
  await saveConsent(keeper, record.id, { ...terms, version: 1 })
  const content = { ...record.content, body: doc(p('None.')) }
  await saveDraft(editor, record.id, { baseVersion: record.version, content })
  const kept = await db.holding.findUniqueOrThrow({ where: { id: cited.holding.id } })
  expect(kept.access).toBe('RESTRICTED')
  await saveConsent(keeper, record.id, { ...terms, version: 2, withdrawnOn: '2026-01-02' })
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false })
  const named = (await differences()).filter((difference) => difference.includes(kept.id))
  expect(named).toEqual([])
})
