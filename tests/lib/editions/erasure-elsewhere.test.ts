import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { remainKey } from '@/lib/editions/erasure/schema'
import { type EditionProof, isProven } from '@/lib/editions/integrity/proof'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { verifyLog } from '@/lib/events'
import { createPage, savePage } from '@/lib/pages/commands'
import { search, searchSchema } from '@/lib/search/queries'
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
  p,
} from '@/tests/support/factories'
import { publicData } from '@/tests/support/public-data'
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
  const sibling = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(keeper, sibling.id, { ...terms, withdrawnOn: null, version: 1 })
  const record = await makeRecord(editor, { kind: 'testimony', title: 'Of one who was there' })
  await makeConsentForm(keeper, record, { filename: `${NAME}.pdf` })
  await saveConsent(keeper, record.id, { ...terms, withdrawnOn: '2026-06-01', version: 1 })
  return { record, cited, other, slug, thread, atPassage: atPassage.id, page, sibling }
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
  const { record, cited, other, slug, thread, atPassage, page, sibling } = await spread()
  expect(await everyDoor(slug)).toMatch(TRACES)
  const names = (await erasureOffer(publisher, record.id))?.remains.map(remainKey) ?? []
  const places = [
    ...[`TEXT ${cited.holding.id}`, `RECORD ${other.id}`, `COMMENT ${thread}`, `COMMENT ${atPassage}`],
    ...[`PAGE ${page.id}`, `CONSENT ${sibling.id}`],
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
    UNION ALL SELECT t::text FROM "EventDetail" t UNION ALL SELECT t::text FROM "QueueItem" t
    UNION ALL SELECT message FROM "Revision" t UNION ALL SELECT t::text FROM "Record" t`
  expect(kept.filter(({ text }) => TRACES.test(text))).toEqual([])

  const report = (await erasureOffer(keeper, record.id))?.report
  expect(report?.left.map(remainKey)).toEqual([`CONSENT ${sibling.id}`])
  expect(report?.masked.map(remainKey)).toEqual(expect.arrayContaining(places.slice(0, 5)))
  expect(await verifyLog()).toMatchObject({ ok: true })
  expect(await differences()).toEqual([])
})

it('a redacted edition that is changed afterwards is found', async () => {
  const { record, other } = await spread()
  const names = (await erasureOffer(publisher, record.id))?.remains.map(remainKey) ?? []
  await eraseRecord(publisher, record.id, { confirm: record.slug, copies: false, address: false, names })
  expect(await differences()).toEqual([])
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
