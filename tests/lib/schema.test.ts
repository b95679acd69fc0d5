import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filters, migrationSql, withSchemaEngine } from '@/bin/commands/migration'
import { migrationsOnDisk } from '@/bin/database/upgrade'
import { ownerUrl } from '@/tests/support/database'

const OTHER = `${new URL(ownerUrl).pathname.slice(1)}_from_schema`
const otherUrl = Object.assign(new URL(ownerUrl), { pathname: `/${OTHER}` }).href

async function on<Result>(url: string, work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// A database made from prisma/schema.prisma alone, beside the migrated one.
beforeAll(async () => {
  const sql = await migrationSql(ownerUrl)
  await on(ownerUrl, (client) => client.query(`CREATE DATABASE "${OTHER}"`))
  await on(otherUrl, (client) => client.query(sql))
})
afterAll(() => on(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${OTHER}"`)))

const ours = `NOT LIKE '\\_prisma%'`
/** Returns the rows of a query in both databases, one sorted line for each row. */
const both = (query: string) =>
  Promise.all(
    [ownerUrl, otherUrl].map(async (url) => {
      const { rows } = await on(url, (client) => client.query<Record<string, unknown>>(query))
      return rows.map((row) => Object.values(row).join(' ')).toSorted()
    }),
  )

test.each([
  [
    'columns with types and defaults',
    `SELECT table_name, column_name, udt_name, is_nullable, coalesce(column_default, '-') FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name ${ours}`,
  ],
  [
    'values of enumerations',
    `SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
     WHERE typnamespace = current_schema()::regnamespace ORDER BY enumsortorder`,
  ],
  [
    'foreign keys with their actions',
    `SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  ],
])('the migrations and the schema give the same %s', async (_, query) => {
  const [migrated, described] = await both(query)
  expect(described?.length).toBeGreaterThan(10)
  expect(migrated).toEqual(described)
})

test('the migrations create every index of the schema', async () => {
  const [migrated, described] = await both(
    `SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename ${ours}`,
  )
  expect(described?.length).toBeGreaterThan(50)
  expect(migrated).toEqual(expect.arrayContaining(described ?? []))
  // Indexes written by hand, on expressions or on part of the rows, have lowercase names.
  const byHand = migrated?.filter((index) => !described?.includes(index))
  expect(byHand?.filter((index) => !/INDEX [a-z_]+ ON /.test(index))).toEqual([])
})

test('Prisma finds no migration left to apply', async () => {
  const migrationDirectories = (await migrationsOnDisk()).map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  }))
  const migrationsList = {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories,
  }
  // The request of `prisma migrate deploy` to the engine.
  const { appliedMigrationNames } = await withSchemaEngine(ownerUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  )
  expect(appliedMigrationNames).toEqual([])
})
