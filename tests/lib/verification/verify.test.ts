import '@/tests/support/database'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { createCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { openThread, resolve } from '@/lib/discussions/commands'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { setMask } from '@/lib/editions/masking/commands'
import { verifyLog } from '@/lib/events'
import { changeRole, createMember } from '@/lib/members/commands'
import { invite } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { askForTwoAdmins, propose } from '@/lib/members/proposals'
import { createPage } from '@/lib/pages/commands'
import { recordedTables } from '@/lib/recorded-rows'
import { saveTemplate } from '@/lib/records/templates/commands'
import { answerReport, report } from '@/lib/reports/commands'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { dismissFinding } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { setLogo } from '@/lib/settings/logo'
import { changeSettings } from '@/lib/settings/settings'
import { assessSource } from '@/lib/sources/assessment/commands'
import { relateSources } from '@/lib/sources/relations'
import { isLastHeadKept, keepHead, keptHeads } from '@/lib/verification/heads'
import { databaseUrl } from '@/tests/support/database'
import { differences } from '@/tests/support/differences'
import {
  alteredPassageText,
  bodyOn,
  cite,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeConsentForm,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
  passageText,
} from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor

async function withdrawn() {
  const record = await makeApproved(editor, reviewer)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  await withdraw(publisher, record.id, { edition: 1, reason: 'It was published by mistake.' })
}

async function corrected() {
  const cited = await makeCited(editor)
  const record = await makeSubmitted(editor, { cited, content: { body: bodyOn(cited, alteredPassageText) } })
  const [subject] = (await reviewOf(reviewer, record.id)).reviewed?.subjects ?? []
  if (!subject) throw new Error('There is nothing to judge.')
  const { id } = await giveVerdict(reviewer, {
    recordId: record.id,
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprint: subject.fingerprints.VERBATIM,
    aspect: 'VERBATIM',
    outcome: 'CORRECTED',
    correction: { part: 'wording', before: alteredPassageText, after: passageText },
  })
  await acceptCorrection(editor, record.id, { verdictId: id })
}

const consent = {
  tier: 'OPEN',
  nameDisplay: 'ANONYMOUS',
  legalName: '',
  pseudonym: '',
  embargoUntil: null,
  transcriptApprovedOn: null,
  note: 'By letter.',
} as const

async function erased() {
  const { id, slug } = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(publisher, id, { ...consent, version: 1, withdrawnOn: '2026-01-02' })
  const admin = await makeMember({ role: 'ADMIN' })
  await eraseRecord(admin, id, { confirm: slug, copies: false, address: false })
}

beforeAll(async () => {
  const password = 'a few plain words'
  const member = (role: 'EDITOR' | 'REVIEWER' | 'PUBLISHER') =>
    createMember(operator, { email: `${role}@example.org`, name: role, role, password })
  editor = await member('EDITOR')
  reviewer = await member('REVIEWER')
  publisher = await member('PUBLISHER')
  const record = await makeApproved(editor, reviewer)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  await report({ kind: 'ERROR', slug: record.slug, text: 'The date is wrong.' })
  const { id } = await db.report.findFirstOrThrow()
  await answerReport(editor, id, { outcome: 'CORRECTED', answer: 'Thank you.', note: 'The date is right.' })
  for (const happen of [withdrawn, corrected, erased, described]) await happen()
})

/** Something in each table that describes, opens or decides. */
async function described() {
  const admin = await makeMember({ role: 'ADMIN' })
  await makeMember({ role: 'ADMIN' })
  const { source, holding, passage } = await makeCited(editor)
  const other = await makeSource(editor, { contributors: [{ role: 'author', literal: 'A made-up office' }] })
  await relateSources(editor, source.id, { type: 'REPRINT_OF', toId: other.id, note: 'Page by page.' })
  await assessSource(editor, source.id, { reliability: 'B', credibility: 2, reason: 'Two others say so.' })
  await createAuthority(editor, { kind: 'PLACE', name: 'A made-up town', variants: [{ name: 'Town' }] })
  await setMask(editor, {
    ...{ textLayerId: holding.layer.id, start: 0, end: 4, kind: 'GRAPHIC', reason: 'Describes injuries' },
  })
  await changeSettings(admin, 1, settingsDraft())
  await setLogo(
    admin,
    2,
    await sharp({ create: { ...square, background: 'red' } })
      .png()
      .toBuffer(),
  )
  await createPage(admin, { slug: 'about', title: 'About' })
  await createCollection(admin, { slug: 'a-set', title: 'A set', language: 'en' })
  await invite(admin, { email: 'invited@example.org', role: 'EDITOR' })
  await changeRole(admin, (await makeMember()).id, 'CONTRIBUTOR')
  await askForTwoAdmins(admin)
  await propose(admin, { act: 'INVITATION', email: 'proposed@example.org', role: 'REVIEWER' })
  await makeConsentForm(publisher, await makeRecord(editor, { kind: 'testimony' }))
  const { id: thread } = await openThread(editor, {
    place: { passageId: passage.id },
    text: 'Is the line whole?',
  })
  await resolve(editor, thread)
  const dated = await makeRecord(editor, {
    content: { body: doc(p('On 28 May the senate is said to have met.', cite([hop(source)]))) },
  })
  await saveTemplate(editor, dated.id, 'Report')
  const { report } = await findingsOf(editor, dated.id)
  const key = report.findings.find(({ check }) => check === 'missing-year')?.key ?? ''
  await dismissFinding(editor, dated.id, { key, reason: 'The source gives no year.' })
}
const square = { width: 8, height: 8, channels: 3 } as const

test('the triggers record the tables and columns of the list', async () => {
  const found = await db.$queryRaw<{ name: string; arguments: string }[]>`
    SELECT tgrelid::regclass::text AS name, substring(pg_get_triggerdef(oid) FROM 'stele_record_row\\((.*)\\)') AS arguments
    FROM pg_trigger WHERE tgfoid = 'stele_record_row'::regproc`
  const listed = recordedTables.map(({ name, keys, columns }) => ({
    name: `"${name}"`,
    arguments: [String(keys), ...columns].map((argument) => `'${argument}'`).join(', '),
  }))
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  expect(found.toSorted(byName)).toEqual(listed.toSorted(byName))
})

describe('verification', () => {
  test('finds no difference in an archive that was not altered', async () => {
    expect(await differences()).toEqual([])
  })

  test.each<[name: string, change: string, restore: string]>([
    ['Member', `role = 'ADMIN'`, `role = 'EDITOR'`],
    ['Member', `"passwordHash" = 'x' || "passwordHash"`, `"passwordHash" = substr("passwordHash", 2)`],
    ['Record', `"createdById" = $2`, `"createdById" = $1`],
    ['Consent', `tier = 'CLOSED'`, `tier = 'OPEN'`],
    ['Revision', `message = 'x' || message`, 'message = substr(message, 2)'],
    ['Revision', `"authorId" = $2`, `"authorId" = $1`],
    ['Contribution', `"firstAt" = "firstAt" + interval '1 day'`, `"firstAt" = "firstAt" - interval '1 day'`],
    ['Transition', `"actorId" = $2`, `"actorId" = $1`],
    ['Verdict', `outcome = 'FAILED_VERIFICATION'`, `outcome = 'VERIFIED'`],
    ['Correction', `after = 'x' || after`, 'after = substr(after, 2)'],
    ['CorrectionAcceptance', `"memberId" = $2`, `"memberId" = $1`],
    ['Edition', `"publishedById" = $1`, `"publishedById" = $3`],
    ['Withdrawal', `reason = 'x' || reason`, 'reason = substr(reason, 2)'],
    ['Erasure', `at = at + interval '1 day'`, `at = at - interval '1 day'`],
    ['Holding', `rights = 'x' || rights`, 'rights = substr(rights, 2)'],
    ['TextLayer', `origin = 'OCR'`, `origin = 'HUMAN'`],
    ['Passage', `suffix = 'x' || suffix`, 'suffix = substr(suffix, 2)'],
    ['ConsentForm', `filename = 'x' || filename`, 'filename = substr(filename, 2)'],
    ['Holding', `access = 'RESTRICTED'`, `access = 'PUBLIC_IN_CONTEXT'`],
    ['Source', `title = 'x' || title`, 'title = substr(title, 2)'],
    ['Source', `"describedBy" = "describedBy" || '{"x": []}'`, `"describedBy" = "describedBy" - 'x'`],
    ['SourceContributor', `literal = 'x' || literal`, 'literal = substr(literal, 2)'],
    ['SourceRelation', `note = 'x' || note`, 'note = substr(note, 2)'],
    ['Assessment', `reason = 'x' || reason`, 'reason = substr(reason, 2)'],
    ['Authority', `name = 'x' || name`, 'name = substr(name, 2)'],
    ['AuthorityVariant', `name = 'x' || name`, 'name = substr(name, 2)'],
    ['Mask', `"end" = "end" + 1`, `"end" = "end" - substr('1', 1)::int`],
    ['Settings', `"twoAdmins" = false`, `"twoAdmins" = true`],
    ['Logo', `width = width + 1`, `width = width - substr('1', 1)::int`],
    ['Page', `slug = 'x' || slug`, 'slug = substr(slug, 2)'],
    ['PageVersion', `title = 'x' || title`, 'title = substr(title, 2)'],
    ['Collection', `slug = 'x' || slug`, 'slug = substr(slug, 2)'],
    ['CollectionVersion', `introduction = 'x' || introduction`, 'introduction = substr(introduction, 2)'],
    ['Invitation', `role = 'ADMIN'`, `role = 'EDITOR'`],
    ['AdminProposal', `email = 'x' || email`, 'email = substr(email, 2)'],
    ['Thread', `"openedAt" = "openedAt" + interval '1 day'`, `"openedAt" = "openedAt" - interval '1 day'`],
    ['Comment', `text = 'x' || text`, 'text = substr(text, 2)'],
    ['Dismissal', `reason = 'x' || reason`, 'reason = substr(reason, 2)'],
    ['Report', `note = 'x' || note`, 'note = substr(note, 2)'],
    ['AccountNotice', `at = at + interval '1 day'`, `at = at - interval '1 day'`],
    ['RecordTemplate', `contributors = contributors || '{"x": []}'`, `contributors = contributors - 'x'`],
  ])('names an altered row of %s (%s)', async (table, change, restore) => {
    const ids = [editor.id, reviewer.id, publisher.id]
    const given = (sql: string) => sql.replace(/\$(\d)/g, (_, n: string) => `'${ids[Number(n) - 1]}'`)
    // One that the change changes, and the other change changes back.
    const [row] = await db.$queryRawUnsafe<{ ctid: string; key: string }[]>(
      `SELECT t.ctid::text AS ctid, split_part(t::text, ',', 1) AS key FROM "${table}" t
       WHERE ${given(restore).includes('substr') || given(restore).includes('interval') ? 'true' : given(restore)} LIMIT 1`,
    )
    const changed = await sabotage(`UPDATE "${table}" SET ${given(change)} WHERE ctid = '${row?.ctid}'`)
    expect(changed).toBe(1)
    const key = row?.key.replace(/[("]/g, '') ?? ''
    const found = await differences()
    expect(found).toEqual([expect.stringMatching(/: it differs from what event \d+ records\.$/)])
    expect(found[0]).toContain(key)
    const back = await sabotage(
      `UPDATE "${table}" SET ${given(restore)} WHERE split_part("${table}"::text, ',', 1) = '${row?.key}'`,
    )
    expect(back).toBeGreaterThan(0)
    expect(await differences()).toEqual([])
  })

  test('names the altered text of a revision and of an edition', async () => {
    const change = (table: string, column: string, sql: string) =>
      sabotage(
        `UPDATE "${table}" SET ${column} = ${sql} WHERE id = (SELECT id FROM "${table}" ORDER BY id LIMIT 1)`,
      )
    const [{ title = '' } = {}] = await db.$queryRaw<{ title: string }[]>`
      SELECT content->>'title' AS title FROM "Revision" ORDER BY id LIMIT 1`
    await change('Revision', 'content', `jsonb_set(content, '{title}', '"Another title"')`)
    expect(await differences()).toEqual([
      expect.stringMatching(/^Revision .*: its text doesn’t match its hash\.$/),
    ])
    await change('Revision', 'content', `jsonb_set(content, '{title}', '${JSON.stringify(title)}')`)
    await change('Edition', 'snapshot', `snapshot || '{"added": true}'`)
    expect(await differences()).toEqual([
      expect.stringMatching(/^Edition .*: its text doesn’t match its hash\.$/),
    ])
    await change('Edition', 'snapshot', `snapshot - 'added'`)
    expect(await differences()).toEqual([])
  })

  test('names an altered draft, also with its hash under review', async () => {
    const { id } = await makeSubmitted(editor)
    const draft = (change: string) => sabotage(`UPDATE "Draft" SET ${change} WHERE "recordId" = '${id}'`)
    const other = `Draft of record ${id}: it differs from the revision under review.`
    await draft(`content = content || '{"added": true}'`)
    expect(await differences()).toEqual([`Draft of record ${id}: its text doesn’t match its hash.`])
    await draft(`content = content - 'added', contributors = contributors || '{"x": []}'`)
    expect(await differences()).toEqual([other])
    await draft(`contributors = contributors - 'x', "contentHash" = reverse("contentHash")`)
    expect(await differences()).toContain(other)
    await draft(`"contentHash" = reverse("contentHash")`)
    expect(await differences()).toEqual([])
  })

  test('names a logo with other bytes than its hash', async () => {
    await sabotage(`UPDATE "Logo" SET bytes = bytes || '\\x00'`)
    expect(await differences()).toEqual(['Logo 1: its text doesn’t match its hash.'])
    await sabotage('UPDATE "Logo" SET bytes = substr(bytes, 1, length(bytes) - 1)')
    expect(await differences()).toEqual([])
  })

  test('names a removed and an added row', async () => {
    const client = new pg.Client(databaseUrl)
    await client.connect()
    const { rows } = await client.query('SELECT * FROM "EditionVerdict" LIMIT 1')
    await client.end()
    const [{ editionId, verdictId }] = rows
    const pair = [editionId, verdictId]
    await sabotage('DELETE FROM "EditionVerdict" WHERE "editionId" = $1 AND "verdictId" = $2', pair)
    expect(await differences()).toEqual([
      expect.stringMatching(
        new RegExp(`^Verdict of an edition ${editionId} ${verdictId}: event \\d+ records it, but`),
      ),
    ])
    await sabotage('INSERT INTO "EditionVerdict" VALUES ($1, $2)', pair)
    const copied = `INSERT INTO "Verdict" SELECT (jsonb_populate_record(v, '{"id":"00000000-0000-4000-8000-000000000000"}')).* FROM "Verdict" v LIMIT 1`
    await sabotage(copied)
    expect(await differences()).toEqual([
      'Verdict 00000000-0000-4000-8000-000000000000: the log doesn’t record it.',
    ])
    await sabotage(`DELETE FROM "Verdict" WHERE id = '00000000-0000-4000-8000-000000000000'`)
    expect(await differences()).toEqual([])
  })

  test('names every faulty event, and goes on', async () => {
    await sabotage(`UPDATE "Event" SET action = 'x' || action WHERE id IN (2, 4)`)
    expect((await differences()).slice(0, 2)).toEqual([
      'Event 2: it was altered.',
      'Event 4: it was altered.',
    ])
    await sabotage(`UPDATE "Event" SET action = substr(action, 2) WHERE id IN (2, 4)`)
    expect(await differences()).toEqual([])
  })
})

describe('the signed heads outside the database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-heads-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('are not kept in the folder of another archive', async () => {
    expect(await keepHead(folder)).toBeNull()
    const { id } = await db.archive.findFirstOrThrow()
    writeFileSync(path.join(folder, 'archive-id'), id)
  })

  test('are kept once for each state of the log', async () => {
    const first = await keepHead(folder)
    expect(await keepHead(folder)).toEqual(first)
    await makeRecord(editor)
    expect((await keepHead(folder))?.events).toBeGreaterThan(first?.events ?? 0)
    const { id } = await db.archive.findFirstOrThrow()
    expect(keptHeads(id, folder).heads).toHaveLength(2)
    expect(await isLastHeadKept(folder)).toBe(true)
    expect(await differences({ folder })).toEqual([])
  })

  test('show that the end of the log was cut off', async () => {
    const { id } = await db.archive.findFirstOrThrow()
    const { file, heads } = keptHeads(id, folder)
    const [, last] = heads
    await sabotage(`CREATE TABLE cut AS SELECT * FROM "Event" WHERE id > ${(last?.events ?? 0) - 1}`)
    await sabotage('DELETE FROM "Event" WHERE id IN (SELECT id FROM cut)')
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect(await isLastHeadKept(folder)).toBe(false)
    expect(await differences({ folder })).toContain(
      `The log no longer contains the head of event ${last?.events}, signed on ${last?.at} (${file}). Its end was cut off, or it was rewritten.`,
    )
    await sabotage('INSERT INTO "Event" SELECT * FROM cut')
    await sabotage('DROP TABLE cut')
    expect(await differences({ folder })).toEqual([])
  })

  test('count only with the signature of the archive', async () => {
    const { id } = await db.archive.findFirstOrThrow()
    const { file } = keptHeads(id, folder)
    const [line = ''] = readFileSync(file, 'utf8').split('\n')
    appendFileSync(file, `${line.replace(/"events":\d+/, '"events":1')}\n`)
    expect(await differences({ folder })).toEqual([
      `${file}, line 3: it has no valid signature of this archive.`,
    ])
  })
})
