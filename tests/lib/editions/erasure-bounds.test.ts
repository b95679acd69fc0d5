import '@/tests/support/database'
import { expect, it } from 'vitest'
import { createCollection } from '@/lib/collections/commands'
import { db, transaction } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { recordForgotten } from '@/lib/editions/erasure/recorded'
import { remainsFor } from '@/lib/editions/erasure/remains'
import { verifyLog } from '@/lib/events'
import { soughtNames } from '@/lib/folding/find-names'
import { createPage } from '@/lib/pages/commands'
import { keepRevision } from '@/lib/records/revisions/commands'
import { differences } from '@/tests/support/differences'
import { makeHolding, makeMember, makeRecord, makeSource } from '@/tests/support/factories'
import { keptOpen, waitingFor } from '@/tests/support/locks'
import { sabotage } from '@/tests/support/sabotage'

/** A client of the database that keeps the most rows that a query of this table gave. */
function counting(table: string) {
  const most = { rows: 0 }
  const ask = async (sql: TemplateStringsArray, ...values: unknown[]) => {
    const rows = await db.$queryRaw<unknown[]>(sql, ...values)
    if (sql.join('').includes(table)) most.rows = Math.max(most.rows, rows.length)
    return rows
  }
  const client = new Proxy(db, {
    get: (target, name) => (name === '$queryRaw' ? ask : Reflect.get(target, name)),
  })
  return { client, most }
}

it('the search for an erased name reads few revisions at once', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const [erased, other] = [
    await makeRecord(editor),
    await makeRecord(editor, { title: 'A record with many' }),
  ]
  await keepRevision(editor, other.id, 'The first')
  // Ninety revisions; one in the middle has the name, in its message.
  await sabotage(`
    INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, message, "authorId")
    SELECT gen_random_uuid(), "recordId", number + n, "schemaVersion", content, "contentHash", contributors,
      CASE WHEN n = 50 THEN 'Told by Zeyneb Qaraxanova' ELSE message END, "authorId"
    FROM "Revision", generate_series(1, 90) n WHERE "recordId" = '${other.id}'`)
  const sought = soughtNames(['Zeyneb Qaraxanova'], [])
  const { client, most } = counting('FROM "Revision"')
  expect(await remainsFor(client, erased.id, sought)).toMatchObject([
    { kind: 'RECORD', id: other.id, title: 'A record with many', isFull: true },
  ])
  expect(most.rows).toBe(10)
})

it('it reads few versions of pages and few long texts at once', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const erased = await makeRecord(admin)
  const page = await createPage(admin, { title: 'A page', slug: 'a-page' })
  const collection = await createCollection(admin, {
    title: 'A collection',
    slug: 'a-collection',
    language: 'en',
  })
  for (const [table, of, text] of [
    ['PageVersion', 'pageId', 'title'],
    ['CollectionVersion', 'collectionId', 'introduction'],
  ])
    await sabotage(`
      INSERT INTO "${table}" SELECT made.* FROM "${table}" one, generate_series(2, 41) n, jsonb_populate_record(one,
        jsonb_build_object('version', n) || CASE WHEN n IN (20, 40) THEN jsonb_build_object('${text}', 'By Zeyneb Qaraxanova') ELSE '{}' END) made
      WHERE one.version = 1 AND one."${of}" IN ('${page.id}', '${collection.id}')`)
  const source = await makeSource(admin)
  for (const copy of ['one', 'two', 'three'])
    await makeHolding(admin, source, { text: `${copy} ${'a '.repeat(300_000)} Zeyneb Qaraxanova` })
  const sought = soughtNames(['Zeyneb Qaraxanova'], [])
  for (const [table, rows] of [
    ['FROM "PageVersion"', 10],
    ['FROM "CollectionVersion"', 10],
    ['t.text,', 1],
  ] as const) {
    const { client, most } = counting(table)
    const remains = await remainsFor(client, erased.id, sought)
    expect(most.rows, table).toBe(rows)
    const kinds = remains.flatMap(({ kind }) => (kind === 'RECORD' ? [] : [kind]))
    expect(kinds).toEqual(['TEXT', 'TEXT', 'TEXT', 'PAGE', 'COLLECTION'])
  }
})

it('it records the rows of many events, reading each table once', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const record = await makeRecord(admin)
  const page = await createPage(admin, { title: 'Another page', slug: 'another-page' })
  // What the triggers recorded of rows with a key of one column, and of two.
  const recorded = await db.$queryRaw<{ row: [string, string, string] }[]>`
    SELECT line AS row FROM "Event" e JOIN "EventDetail" d ON d."eventId" = e.id, jsonb_array_elements(d.rows) line
    WHERE e."subjectId" IN (${record.id}, ${page.id}) AND line ->> 0 IN ('Record', 'Page', 'PageVersion')`
  const rows = recorded.map(({ row }) => row)
  expect(new Set(rows.map(([table]) => table))).toEqual(new Set(['Record', 'Page', 'PageVersion']))
  const gone = Array.from({ length: 600 }, (_, at) => ['Record', `gone ${at}`, null] as const)
  const plans: string[] = []
  const again = await transaction(async (tx) => {
    const explaining = new Proxy(tx, {
      get: (target, name) =>
        name === '$executeRawUnsafe'
          ? async (sql: string, ...values: unknown[]) => {
              plans.push(JSON.stringify(await target.$queryRawUnsafe(`EXPLAIN ${sql}`, ...values)))
              return target.$executeRawUnsafe(sql, ...values)
            }
          : Reflect.get(target, name),
    })
    await recordForgotten(explaining, [{ eventId: 1n, rows: [...rows, ...gone] }])
    const [written] = await tx.$queryRaw<{ lines: unknown[] }[]>`
      SELECT concat('[', stele_written_rows(), ']')::jsonb AS lines, set_config('stele.rows', '', true),
        set_config('stele.rows_full', '', true)`
    return written?.lines
  })
  expect(again).toHaveLength(rows.length + gone.length)
  expect(again).toEqual(expect.arrayContaining([...rows, ...gone]))
  expect(plans).toHaveLength(3)
  for (const plan of plans) expect(plan).not.toContain('SubPlan')
  const ofMany = plans.find((plan) => plan.includes(`build_array('Record'`))
  expect(ofMany).toMatch(/(?:Hash|Merge) /)
  expect(ofMany).not.toContain('Nested Loop')
})

it('an erasure that masks texts lets others write until it ends', async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const editor = await makeMember({ role: 'EDITOR' })
  const erased = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(publisher, erased.id, {
    ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: 'Tamar Whimbrel', pseudonym: '', note: '' },
    ...{ transcriptApprovedOn: null, embargoUntil: null, withdrawnOn: '2026-06-01', version: 1 },
  })
  const copy = await makeHolding(editor, await makeSource(editor), { text: 'Told by Tamar Whimbrel.' })
  const other = await makeRecord(editor, { title: 'What Tamar Whimbrel said' })
  const release = await keptOpen(
    (tx) => tx.$queryRaw`SELECT FROM "Record" WHERE id = ${other.id}::uuid FOR UPDATE`,
  )
  const names = [`TEXT ${copy.id}`, `RECORD ${other.id}`]
  const options = { confirm: erased.slug, copies: false, address: false, names }
  const erasure = eraseRecord(publisher, erased.id, options)
  await waitingFor(1, erasure)
  await makeSource(editor)
  await release()
  await erasure
  const events = await db.event.findMany({ orderBy: { id: 'desc' }, take: 2 })
  expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ['record.erase', erased.id],
    ['holding.mask', copy.id],
  ])
  expect(await verifyLog()).toMatchObject({ ok: true })
  // Other tests of this file write past the log.
  expect((await differences()).filter((line) => /Mask|Holding/.test(line))).toEqual([])
})
