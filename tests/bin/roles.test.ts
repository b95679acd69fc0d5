import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canAlterTables, ensureRole } from '@/bin/database/connection'
import { applyMigrations, upgradeDatabase } from '@/bin/database/upgrade'
import { db } from '@/lib/db'
import { databaseUrl, ownerUrl } from '@/tests/support/database'

async function run(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('The role that the archive runs as', () => {
  it.each([
    'SET session_replication_role = replica',
    'ALTER TABLE "Event" DISABLE TRIGGER ALL',
    'ALTER TABLE "Verdict" DISABLE TRIGGER verdict_is_immutable',
    'DROP TRIGGER edition_is_immutable ON "Edition"',
    'ALTER TABLE "Member" ADD COLUMN extra int',
    'CREATE TABLE extra (n int)',
    'CREATE OR REPLACE FUNCTION stele_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    'TRUNCATE "Event" CASCADE',
    'DROP TABLE "SearchWord"',
    `UPDATE "Event" SET action = 'x'`,
    'DELETE FROM "Event"',
    `UPDATE "EventDetail" SET detail = '{}'`,
    `UPDATE "Verdict" SET outcome = 'VERIFIED'`,
    'DELETE FROM "Verdict"',
    'DELETE FROM "Edition"',
    'UPDATE "Edition" SET number = 2',
    'DELETE FROM "Revision"',
    'UPDATE "Revision" SET number = 2',
    'DELETE FROM "Withdrawal"',
    'DELETE FROM "Transition"',
    'DELETE FROM "EditionVerdict"',
    'UPDATE "TextLayer" SET language = language',
    'DELETE FROM "BaselineRow"',
    'UPDATE "Archive" SET id = id',
    'DELETE FROM _prisma_migrations',
  ])("can't %s", async (sql) => {
    await expect(run(databaseUrl, sql)).rejects.toMatchObject({ code: '42501' })
  })

  it('has the permissions that the triggers leave', async () => {
    const [one] = await run(
      databaseUrl,
      `SELECT has_table_privilege('"Event"', 'INSERT') AS adds, has_table_privilege('"Draft"', 'UPDATE') AS saves,
         has_column_privilege('"Revision"', 'content', 'UPDATE') AS empties, has_database_privilege(current_database(), 'TEMPORARY') AS compares`,
    )
    expect(one).toEqual({ adds: true, saves: true, empties: true, compares: true })
    await expect(run(databaseUrl, `UPDATE "Passage" SET id = gen_random_uuid()`)).resolves.toEqual([])
  })

  it('is told apart from an owner', async () => {
    expect(await canAlterTables(databaseUrl)).toBe(false)
    expect(await canAlterTables(ownerUrl)).toBe(true)
  })
})

describe('A database from before the archive had a role of its own', () => {
  const name = `before_roles_${process.pid}`
  const at = (user: string, password: string) =>
    Object.assign(new URL(ownerUrl), { pathname: `/${name}`, username: user, password }).href
  const owner = at(new URL(ownerUrl).username, new URL(ownerUrl).password)
  const urls = { url: at(name, 'with "signs\' in it'), ownerUrl: owner }
  beforeAll(() => run(ownerUrl, `CREATE DATABASE ${name}`))
  afterAll(async () => {
    await run(ownerUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    await run(ownerUrl, `DROP ROLE IF EXISTS ${name}`)
  })

  it('gets one at the next start', async () => {
    await applyMigrations(owner)
    await expect(run(urls.url, 'SELECT')).rejects.toMatchObject({ code: '28P01' })
    await ensureRole(urls)
    expect(await upgradeDatabase(urls)).toEqual([])
    expect(await run(urls.url, 'SELECT id FROM "Archive"')).toHaveLength(1)
    await expect(run(urls.url, 'DELETE FROM "Archive"')).rejects.toMatchObject({ code: '42501' })
    await ensureRole(urls)
    expect(await upgradeDatabase(urls)).toEqual([])
  })

  it('is refused when its owner can create no role', async () => {
    const weak = { url: at('no_such_role', 'x'), ownerUrl: urls.url }
    await expect(ensureRole(weak)).rejects.toThrow('The role no_such_role of DATABASE_URL does not exist')
  })
})

it('the commands of the tests run as the role of the archive', async () => {
  const [role] = await db.$queryRaw<{ name: string }[]>`SELECT current_user::text AS name`
  expect(role?.name).toBe(new URL(databaseUrl).username)
})
