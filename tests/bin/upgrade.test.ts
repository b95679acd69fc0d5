import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { migrationsOnDisk, upgradeDatabase } from '@/bin/database/upgrade'
import { db } from '@/lib/db'
import { DOCUMENT_VERSION } from '@/lib/editions/indexing/document'
import { setMask } from '@/lib/editions/masking/commands'
import { verifyLog } from '@/lib/events'
import { findingsOf } from '@/lib/review/findings/report'
import { search, searchSchema } from '@/lib/search/queries'
import { recordBaseline } from '@/lib/verification/baseline'
import { urlsOf } from '@/tests/support/app-role'
import { ownerUrl } from '@/tests/support/database'
import { differences } from '@/tests/support/differences'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

const folder = 'tests/databases'
const saved = readdirSync(folder).flatMap((file) => {
  const [, last = ''] = /^demo-(\d+)\.json\.gz$/.exec(file) ?? []
  return last ? [{ file, last }] : []
})

async function onServer(work: (client: pg.Client) => Promise<unknown>, url = ownerUrl) {
  const client = new pg.Client(url)
  await client.connect()
  await work(client).finally(() => client.end())
}

/** Makes the database of the tests as an earlier version left it: its migrations, then its rows. */
async function restore(file: string, last: string) {
  const name = new URL(ownerUrl).pathname.slice(1)
  await db.$disconnect()
  await onServer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
  }, inject('postgresUrl'))
  const earlier = (await migrationsOnDisk()).filter(
    (migration) => migration.name.slice(0, last.length) <= last,
  )
  const rows: Record<string, unknown[]> = JSON.parse(gunzipSync(readFileSync(`${folder}/${file}`)).toString())
  await onServer(async (client) => {
    await client.query(`CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL,
      finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`)
    for (const { name, sql } of earlier) {
      await client.query(sql)
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES (gen_random_uuid(), $1, $2, now(), 1)`,
        [createHash('sha256').update(sql).digest('hex'), name],
      )
    }
    // Rows come in any order, and what they say was checked when they were written.
    await client.query('SET session_replication_role = replica')
    for (const [table, all] of Object.entries(rows)) await insert(client, table, all)
  })
  return rows
}

async function insert(client: pg.Client, table: string, rows: unknown[]) {
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER'`,
    [table],
  )
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  // Migrations fill some tables.
  await client.query(`DELETE FROM "${table}"`)
  await client.query(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** From before rows were recorded. */
const BEFORE_RECORDED = '20261127000600'
if (!saved.some(({ last }) => last === BEFORE_RECORDED)) throw new Error('No database is that old.')

describe.each(saved)('a saved database of an earlier version: $file', ({ file, last }) => {
  let rows: Record<string, unknown[]> = {}
  beforeAll(async () => {
    rows = await restore(file, last)
    expect((await upgradeDatabase(urlsOf(ownerUrl))).length).toBeGreaterThan(0)
  })

  it('is upgraded with everything in it', async () => {
    expect(rows.Edition?.length).toBeGreaterThan(0)
    expect(await db.edition.count()).toBe(rows.Edition?.length)
    expect(await db.verdict.count()).toBe(rows.Verdict?.length)
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect(await differences()).toEqual([])
    const { title } = await db.searchEntry.findFirstOrThrow({ orderBy: { slug: 'asc' } })
    expect((await search(searchSchema.parse({ q: `"${title}"` }))).total).toBeGreaterThan(0)
    expect(await db.searchEntry.count({ where: { version: { not: DOCUMENT_VERSION } } })).toBe(0)
    expect(await db.draft.count({ where: { words: null } })).toBe(0)
    expect(await upgradeDatabase(urlsOf(ownerUrl))).toEqual([])
  })

  it('lists the sources of entries as new entries list theirs', async () => {
    const listed = () => db.searchSource.findMany({ orderBy: [{ recordId: 'asc' }, { sourceId: 'asc' }] })
    const before = await listed()
    expect(before.length).toBeGreaterThan(0)
    await sabotage('DELETE FROM "SearchSource"')
    const migrations = await migrationsOnDisk()
    const filling = migrations.find(({ name }) => name.endsWith('_search_sources_of_entries'))
    const checking = migrations.find(({ name }) => name.endsWith('_search_sources_checked'))
    await onServer((client) => client.query(filling?.sql ?? ''))
    expect(await listed()).toEqual(before)
    // Of an edition that was replaced while the migrations ran.
    const replaced = `INSERT INTO "SearchSource" SELECT s.id, n."recordId", true FROM "Source" s, "SearchEntry" n
      ON CONFLICT DO NOTHING`
    expect(await sabotage(replaced)).toBeGreaterThan(0)
    await onServer((client) => client.query(checking?.sql ?? ''))
    expect(await listed()).toEqual(before)
  })

  if (last !== BEFORE_RECORDED) {
    it('masks better copies that were declared before', async () => {
      const editor = await makeMember({ role: 'EDITOR' })
      const source = await makeSource(editor)
      const old = await makeHolding(editor, source, { text: 'A cook of the ferry said so.' })
      const range = { textLayerId: old.layer.id, start: 2, end: 19 }
      await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
      const { id, layer } = await makeHolding(editor, source, { text: 'One of the crew said so.' })
      await sabotage(`UPDATE "Holding" SET "betterThanId" = $1 WHERE id = $2`, [old.id, id])
      const migration = (await migrationsOnDisk()).find(({ name }) => name.endsWith('_mask_searches'))
      const [filling = ''] = /^INSERT INTO "MaskSearch"[^;]*;/m.exec(migration?.sql ?? '') ?? []
      await onServer((client) => client.query(filling))
      expect(await db.maskSearch.findMany()).toEqual([{ holdingId: id }])
      await db.maskSearch.deleteMany()
      const notes = readFileSync('docs/operations.md', 'utf8')
      const [again = ''] = /^INSERT INTO "MaskSearch"[^;]*;/m.exec(notes) ?? []
      await onServer((client) => client.query(again))
      expect(await db.maskSearch.findMany()).toContainEqual({ holdingId: id })
      expect(await upgradeDatabase(urlsOf(ownerUrl))).toEqual([])
      const masks = await db.mask.findMany({ where: { textLayerId: layer.id } })
      expect(masks).toMatchObject([{ start: 0, end: layer.text.length, kind: 'PRIVATE', liftedAt: null }])
      expect(await db.maskSearch.count()).toBe(0)
    })
    return
  }
  it('from before rows were recorded keeps its dismissals and is recorded once', async () => {
    const dismissals = rows.Dismissal?.length ?? 0
    expect(dismissals).toBeGreaterThan(0)

    const { id: verdictId } = await db.verdict.findFirstOrThrow({ where: { outcome: 'VERIFIED' } })
    const reviewer = await db.member.findFirstOrThrow({ where: { role: 'REVIEWER' } })
    const dismissed = await db.dismissal.findMany({ select: { recordId: true }, distinct: ['recordId'] })
    let found = 0
    for (const { recordId } of dismissed)
      found += (await findingsOf(reviewer, recordId)).report.dismissed.length
    expect(found).toBe(dismissals)

    const generations = await db.baselineRow.groupBy({ by: ['generation'] })
    // Dismissed warnings get new keys, record by record, each with an event.
    const events = (rows.Event?.length ?? 0) + generations.length + dismissed.length
    expect(await verifyLog()).toMatchObject({ ok: true, events })
    expect(await db.baselineRow.count()).toBeGreaterThan(rows.Verdict?.length ?? 0)
    expect(await recordBaseline()).toBe(0)
    expect(await differences()).toEqual([])
    expect(
      await sabotage(`UPDATE "Verdict" SET outcome = 'FAILED_VERIFICATION' WHERE id = $1`, [verdictId]),
    ).toBe(1)
    expect(await differences()).toEqual([
      expect.stringMatching(`^Verdict ${verdictId}: it differs from what event`),
    ])
    await sabotage(`DELETE FROM "BaselineRow" WHERE key = $1`, [verdictId])
    expect(await differences()).toContain(
      'The rows of the earlier version (table BaselineRow): they differ from what their event records.',
    )
  })
})
