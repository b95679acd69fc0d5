import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, expect, it } from 'vitest'
import { ErasureReport } from '@/components/records/erasure/ErasureReport'
import type { Actor } from '@/lib/access'
import { createCollection } from '@/lib/collections/commands'
import { db, type Tx, transaction } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { remainKey } from '@/lib/editions/erasure/schema'
import { indexDrafts } from '@/lib/editions/indexing/drafts'
import type { EditionProof } from '@/lib/editions/integrity/proof'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { NotFound } from '@/lib/errors'
import { recordEvent, verifyLog } from '@/lib/events'
import { readWaiting } from '@/lib/holdings/waiting-files'
import { createImport } from '@/lib/imports/commands'
import { addMedia } from '@/lib/media/commands'
import { documentText } from '@/lib/media/document-text'
import { createPage, savePage } from '@/lib/pages/commands'
import { changeTags } from '@/lib/records/tags'
import { search, searchSchema } from '@/lib/search/queries'
import { changeSettings, settingsFor } from '@/lib/settings/settings'
import { relateSources } from '@/lib/sources/relations'
import { addWebhook } from '@/lib/webhooks/commands'
import { differences } from '@/tests/support/differences'
import {
  bodyOn,
  bold,
  doc,
  makeApproved,
  makeCited,
  makeConsentForm,
  makeMember,
  makeRecord,
  makeSource,
  p,
} from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'
import { pdfOf } from '@/tests/support/pdf'
import { bytesOf } from '@/tests/support/pictures'
import { isProven } from '@/tests/support/proven'
import { publicData } from '@/tests/support/public-data'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
let keeper: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  keeper = await makeMember({ role: 'ADMIN' })
})

const NAME = 'Zeyneb Qaraxanova'
const TRACES = /[qk]arak?h?xanova|караханов|karakhanova/i
const words = 'Then Zeyneb Karakhanova came to the bridge, and 12 people did not return.'
const terms = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', pseudonym: '', embargoUntil: null, note: '' },
  ...{ legalName: NAME, transcriptApprovedOn: null },
} as const

/** A withdrawn testimony, and everything else that can have the name of its speaker. */
async function spread() {
  const cited = await makeCited(editor, `Before, Karakhanova said so. ${words} After.`, words)
  const other = await makeApproved(editor, reviewer, {
    cited,
    slug: `about-the-bridge-${cited.holding.id}`,
    title: 'What Zeyneb Karakhanova saw',
    content: {
      summary: 'Караханова рассказывает.',
      body: doc(...bodyOn(cited, words).content, p('It was Kara', bold('khanova'), ' who came.')),
    },
  })
  const { slug } = await publish(publisher, other.id, { revisionId: other.revisionId })
  await changeTags(editor, other.id, { add: ['Karakhanova', 'bridge'] })
  const [quoted] = await db.reference.findMany({ where: { recordId: other.id, subjectType: 'QUOTATION' } })
  const { id: thread } = await openThread(editor, {
    place: { recordId: other.id, subjectType: 'QUOTATION', subjectId: quoted?.subjectId ?? '' },
    text: 'Did Karakhanova agree?',
  })
  const atPassage = await openThread(editor, {
    place: { passageId: cited.passage.id },
    text: 'Z. Karakhanova again',
  })
  const page = await createPage(keeper, { slug: `about-${cited.holding.id.slice(-12)}`, title: 'About' })
  const body = doc(p('We thank Zeyneb Karakhanova.'))
  await savePage(keeper, page.id, 1, { title: 'About', body })
  const title = 'What Zeyneb Karakhanova saw'
  const collection = await createCollection(editor, { slug: page.slug, title, language: 'en' })
  const sibling = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(keeper, sibling.id, { ...terms, withdrawnOn: null, version: 1 })
  const record = await makeRecord(editor, { kind: 'testimony', title: 'Of one who was there' })
  await makeConsentForm(keeper, record, { filename: `${NAME}.pdf` })
  await saveConsent(keeper, record.id, { ...terms, withdrawnOn: '2026-06-01', version: 1 })
  return { record, cited, other, slug, thread, atPassage: atPassage.id, page, collection, sibling }
}

const everyDoor = async (slug: string) =>
  JSON.stringify([
    await liveEdition(slug),
    await editionBySlug(slug, 1),
    await search(searchSchema.parse({})),
    (await search(searchSchema.parse({ q: 'karakhanova' }))).found,
    (await publicData.record(slug)).body,
    (await publicData.edition(slug, 1)).body,
    (await publicData.parts(slug, 1)).body,
    (await publicData.records('')).body,
    await db.searchEntry.findMany({ where: { slug } }),
    await db.searchWord.findMany(),
  ])

it('an erasure removes the name from every place that was chosen', async () => {
  const { record, cited, other, slug, thread, atPassage, page, collection, sibling } = await spread()
  expect(await everyDoor(slug)).toMatch(TRACES)
  await indexDrafts()
  const names = (await erasureOffer(publisher, record.id))?.remains.map(remainKey) ?? []
  const places = [
    ...[`TEXT ${cited.holding.id}`, `RECORD ${other.id}`, `COMMENT ${thread}`, `COMMENT ${atPassage}`],
    ...[`PAGE ${page.id}`, `COLLECTION ${collection.id}`, `CONSENT ${sibling.id}`],
  ]
  for (const place of places) expect(names).toContain(place)
  const before = await db.edition.findFirstOrThrow({ where: { recordId: other.id } })
  await eraseRecord(publisher, record.id, {
    ...{ confirm: record.slug, copies: false, forms: true, address: false, names },
  })

  const shown = await everyDoor(slug)
  expect(shown.match(TRACES)).toBeNull()
  expect(shown).toContain('What [withheld] saw')
  expect(shown).toContain('Then [withheld] came to the bridge')
  const proof = (await publicData.parts(slug, 1)).body as EditionProof
  expect(isProven(proof)).toBe(true)
  expect(proof.root).toBe(before.snapshotHash)

  const comments = await db.comment.findMany({ where: { threadId: { in: [thread, atPassage] } } })
  expect(comments.map(({ text }) => text)).toEqual(['[removed on request]', '[removed on request]'])
  // A quotation in a draft stays as the copy has it: the mask on the copy withholds it from readers.
  const kept = await db.$queryRaw<{ text: string }[]>`
    SELECT title || (content ->> 'summary') || (content #>> '{body,content,2}') AS text FROM "Draft" WHERE title LIKE 'What%' UNION ALL SELECT t::text FROM "PageVersion" t
    UNION ALL SELECT t::text FROM "CollectionVersion" t
    UNION ALL SELECT t::text FROM "EventDetail" t UNION ALL SELECT t::text FROM "QueueItem" t
    UNION ALL SELECT message FROM "Revision" t UNION ALL SELECT t::text FROM "Record" t
    UNION ALL SELECT t::text FROM "RecordTag" t`
  expect(kept.filter(({ text }) => TRACES.test(text))).toEqual([])

  expect((await db.recordTag.findMany()).map(({ tag }) => tag)).toEqual(['bridge'])

  // Of the draft only the quotation has it.
  expect(await db.$queryRaw`SELECT words FROM "Draft" WHERE words LIKE '%karakhanova%'`).toEqual([])
  expect(await db.$queryRaw`SELECT FROM "DraftSearch" WHERE document @@ 'караханова'`).toEqual([])
  expect(await db.$queryRaw`SELECT FROM "DraftSearch" WHERE document @@ 'what & withheld'`).toHaveLength(1)

  const report = (await erasureOffer(keeper, record.id))?.report
  expect(report?.left.map(remainKey)).toEqual([`CONSENT ${sibling.id}`])
  expect(report?.masked.map(remainKey)).toEqual(expect.arrayContaining(places.slice(0, 5)))
  expect(await verifyLog()).toMatchObject({ ok: true })
  expect(await differences()).toEqual([])
})

/** Rows that name the speaker in what members gave as reasons. */
async function reasonsOf({ cited }: Awaited<ReturnType<typeof spread>>) {
  const { layer } = cited.holding
  const range = { textLayerId: layer.id, start: 0, end: 6, kind: 'GRAPHIC' as const }
  const first = await setMask(editor, { ...range, reason: 'Karakhanova asked for it.' })
  await liftMask(editor, first.id, { reason: 'Karakhanova agrees.' })
  const second = await setMask(editor, { ...range, reason: 'What Karakhanova saw' })
  const { id: relocation } = await db.relocation.create({
    data: {
      ...{ passageId: cited.passage.id, holdingId: cited.holding.id, textLayerId: layer.id },
      ...{ outcome: 'UNDER_REVIEW', toPassageId: cited.passage.id, reason: 'Karakhanova wants it so.' },
      ...{ resolvedAt: new Date(), resolvedById: editor.id },
    },
  })
  const { id: relation } = await relateSources(editor, cited.source.id, {
    ...{ toId: (await makeSource(editor)).id, type: 'REPRINT_OF', note: 'Karakhanova says so.' },
  })
  return { masks: [first.id, second.id], relocation, relation }
}

it('an erasure replaces the name in reasons of masks, relocations and relations', async () => {
  const made = await spread()
  const { masks, relocation, relation } = await reasonsOf(made)
  const { record, cited } = made
  const names = [`COPY ${cited.holding.id}`, `SOURCE ${cited.source.id}`]
  const offered = (await erasureOffer(publisher, record.id))?.remains.map(remainKey)
  expect(offered).toEqual(expect.arrayContaining(names))
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false, names })
  const kept = await db.mask.findMany({ where: { id: { in: masks } }, orderBy: { id: 'asc' } })
  expect(kept.map(({ reason, liftReason }) => [reason, liftReason])).toEqual([
    ['[withheld] asked for it.', '[withheld] agrees.'],
    ['What [withheld] saw', ''],
  ])
  expect(await db.relocation.findUnique({ where: { id: relocation } })).toMatchObject({
    reason: '[withheld] wants it so.',
  })
  expect(await db.sourceRelation.findUnique({ where: { id: relation } })).toMatchObject({
    note: '[withheld] says so.',
  })
  const report = (await erasureOffer(keeper, record.id))?.report
  expect(report?.masked.map(remainKey)).toEqual(expect.arrayContaining(names))
  expect(await differences()).toEqual([])
  await expect(
    db.$executeRaw`UPDATE "Mask" SET reason = '[withheld]' WHERE id = ${masks[0]}::uuid`,
  ).rejects.toThrow(/is refused/)
})

/** Rows outside of records that have the name in an e-mail address, by initials or in the name of a file. */
async function addressesOf({ other }: Awaited<ReturnType<typeof spread>>) {
  const email = 'zeyneb.karakhanova@example.org'
  const { id: invitation } = await db.invitation.create({
    data: {
      ...{ email, role: 'EDITOR', tokenHash: other.id, acceptedAt: new Date() },
      expiresAt: new Date(Date.now() + 60_000),
    },
  })
  const proposal = { act: 'INVITATION', email, role: 'REVIEWER', proposedById: keeper.id } as const
  const { id: open } = await db.adminProposal.create({
    data: { ...proposal, expiresAt: new Date(Date.now() + 60_000) },
  })
  const { id: report } = await recordLater((tx) =>
    tx.report.create({
      data: {
        ...{ kind: 'ERROR', recordId: other.id, edition: 1, tokenHash: other.id },
        ...{ text: 'Z. K. is my aunt.', name: 'A neighbour', email },
      },
    }),
  )
  const { id: job } = await db.job.create({
    data: {
      ...{ kind: 'measured', name: 'karakhanova.pdf', input: { filename: 'karakhanova.pdf' } },
      ...{ state: 'FINISHED', startedById: editor.id, endedAt: new Date() },
    },
  })
  return { invitation, proposal: open, report, job }
}

/** Records the rows that are written outside of commands. */
function recordLater<Made>(write: (tx: Tx) => Promise<Made>) {
  return transaction(async (tx) => {
    const made = await write(tx)
    await recordEvent(tx, {
      ...{ actor: null, action: 'archive.measured', subjectType: 'archive', subjectId: '1' },
    })
    return made
  })
}

it('an erasure replaces the name in addresses, initials, reports and jobs', async () => {
  const made = await spread()
  const { record } = made
  const { invitation, proposal, report, job } = await addressesOf(made)
  const places = [`INVITATION ${invitation}`, `PROPOSAL ${proposal}`, `REPORT ${report}`, `JOB ${job}`]
  const offer = await erasureOffer(publisher, record.id)
  expect(offer?.remains.map(remainKey)).toEqual(expect.arrayContaining(places))
  const names = { confirm: record.slug, copies: false, address: false, names: places }
  await eraseRecord(publisher, record.id, names)
  expect(await db.invitation.findUnique({ where: { id: invitation } })).toBeNull()
  const expired = await db.adminProposal.findUnique({ where: { id: proposal } })
  expect(expired?.decision).toBe('EXPIRED')
  expect(expired?.email).not.toMatch(TRACES)
  expect(await db.report.findUnique({ where: { id: report } })).toMatchObject({
    ...{ text: '[withheld] is my aunt.', name: 'A neighbour', email: '' },
  })
  const ended = await db.job.findUnique({ where: { id: job } })
  expect(JSON.stringify(ended)).not.toMatch(TRACES)
  const done = (await erasureOffer(keeper, record.id))?.report
  expect(done?.masked.map(remainKey)).toEqual(expect.arrayContaining(places))
  expect(await differences()).toEqual([])
  await expect(
    db.$executeRaw`UPDATE "AdminProposal" SET email = 'x@example.org' WHERE id = ${proposal}::uuid`,
  ).rejects.toThrow(/is refused/)
})

it('an erasure only lists settings, members and documents with the name', async () => {
  const { record } = await spread()
  const member = await makeMember({ name: 'Zeyneb Karakhanova' })
  const { version, contact } = await settingsFor(keeper)
  const draft = settingsDraft({ imprint: 'Printed for Zeyneb Karakhanova.' })
  await changeSettings(keeper, version, draft)
  const letter = await addMedia(
    editor,
    { filename: 'letter.pdf', language: 'en' },
    bytesOf(pdfOf(['A letter.'], { note: 'By Zeyneb Karakhanova' })),
  )
  const broken = await addMedia(
    editor,
    { filename: 'broken.pdf', language: 'en' },
    bytesOf(Buffer.from('%PDF-1.4\nno object\n%%EOF')),
  )
  const scan = await addMedia(
    editor,
    { filename: 'scan.pdf', language: 'en' },
    bytesOf(pdfOf(['A letter.', null])),
  )
  // The page waits a few seconds only.
  for (const { sha256 } of [letter, broken, scan]) await documentText(sha256, record.id)
  const documents = [`DOCUMENT ${letter.id}`, `UNREAD ${broken.id}`, `UNREAD ${scan.id}`]
  const listed = ['SETTINGS 1', `MEMBER ${member.id}`, ...documents]
  const offer = await erasureOffer(publisher, record.id)
  const names = offer?.remains.map(remainKey) ?? []
  expect(names).toEqual(expect.arrayContaining(listed))
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false, names })
  expect((await settingsFor(keeper)).imprint).toBe('Printed for Zeyneb Karakhanova.')
  expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({
    name: 'Zeyneb Karakhanova',
  })
  const report = (await erasureOffer(keeper, record.id))?.report
  expect(report?.left.map(remainKey)).toEqual(expect.arrayContaining(listed))
  const html = report ? htmlOf(<ErasureReport {...report} />) : ''
  expect(html).toContain('only listed, because a person must decide')
  expect(html).toContain('href="/desk/settings"')
  expect(html).toContain('href="/desk/members"')
  expect(html).toContain('It doesn’t read the files of copies')
  await changeSettings(keeper, version + 1, settingsDraft({ contact }))
})

it('a redacted edition is told, and found when changed', async () => {
  const { record, other } = await spread()
  await addWebhook(keeper, { url: 'https://webhook.example/', onPublish: false, onWithdraw: true })
  const names = (await erasureOffer(publisher, record.id))?.remains.map(remainKey) ?? []
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false, names })
  expect(await differences()).toEqual([])
  expect(await db.webhookDelivery.findMany({ where: { recordId: other.id } })).toMatchObject([
    { kind: 'record.changed' },
  ])
  await sabotage(
    `UPDATE "Edition" SET snapshot = jsonb_set(snapshot, '{content,title}', '"Another [withheld]"') WHERE "recordId" = $1`,
    [other.id],
  )
  expect(await differences()).toHaveLength(1)
})

it('the database lets an erasure replace a name and write nothing else', async () => {
  const { record, other } = await spread()
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false })
  const change = (sql: string) =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
      await tx.$executeRawUnsafe(sql.replaceAll('THIS', `'${other.id}'::uuid`))
    })
  for (const sql of [
    `UPDATE "Edition" SET snapshot = jsonb_set(snapshot, '{content,title}', '"A lie, [withheld]"') WHERE "recordId" = THIS`,
    `UPDATE "Edition" SET snapshot = snapshot - 'slug' WHERE "recordId" = THIS`,
    `UPDATE "Revision" SET content = jsonb_set(content, '{summary}', '""') WHERE "recordId" = THIS`,
    `UPDATE "Verdict" SET note = 'It is wrong.' WHERE "recordId" = THIS`,
    `UPDATE "Comment" SET text = 'Yes.' WHERE "threadId" IN (SELECT id FROM "Thread" WHERE "recordId" = THIS)`,
    `UPDATE "EditionSalts" SET salts = ARRAY['a'] WHERE "editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = THIS)`,
  ])
    await expect(change(sql), sql).rejects.toThrow(/is refused/)
})

it('a file that waits to be imported is searched as a whole', async () => {
  const rows = (middle: string) =>
    ['Title,Text', ...Array.from({ length: 20 }, (_, at) => `Row ${at},${at === 15 ? middle : 'x'}`)].join(
      '\n',
    )
  const importOf = async (filename: string, text: string) =>
    (await createImport(editor, { target: 'sources', filename }, bytesOf(Buffer.from(text)))).id
  const named = await importOf('named.csv', rows('Karakhanova came'))
  const running = await importOf('running.csv', rows('Z. Karakhanova came'))
  const clean = await importOf('clean.csv', rows('No one came'))
  const escaped = await importOf('list.json', '[{"type":"book","title":"Of \\u041aараханова"}]')
  const tex = await importOf('list.bib', "@book{k, title = {Of Kar{\\'a}khanov{\\'a}}, year = 1992}")
  const record = await makeRecord(editor, { kind: 'testimony', title: 'Of one who was there' })
  await saveConsent(keeper, record.id, { ...terms, withdrawnOn: '2026-06-01', version: 1 })
  await db.import.update({ where: { id: running }, data: { state: 'RUNNING' } })
  const keys = (await erasureOffer(publisher, record.id))?.remains.map(remainKey) ?? []
  const imports = [named, running, escaped, tex].map((id) => `IMPORT ${id}`)
  expect(keys).toEqual(expect.arrayContaining(imports))
  expect(keys).not.toContain(`IMPORT ${clean}`)
  await eraseRecord(publisher, record.id, {
    ...{ confirm: record.slug, copies: false, forms: false, address: false, names: imports },
  })
  const left = await db.import.findMany({ where: { id: { in: [named, running, escaped, tex, clean] } } })
  expect(left.map(({ id }) => id).toSorted()).toEqual([running, clean].toSorted())
  expect(await rejection(readWaiting(named))).toBeInstanceOf(NotFound)
  const report = (await erasureOffer(keeper, record.id))?.report
  expect(report?.left.map(remainKey)).toContain(`IMPORT ${running}`)
  expect(report?.masked.map(remainKey)).toContain(`IMPORT ${named}`)
})
