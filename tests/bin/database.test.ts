import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { demandReachable } from '@/bin/database/connection'
import { isEmpty, loadDemo, whileLoading } from '@/bin/database/demo'
import { openDatabase } from '@/bin/database/open'
import { applyMigrations, migrationsOnDisk } from '@/bin/database/upgrade'
import { lineFor } from '@/bin/start/failure'
import { ownerUrl } from '@/tests/support/database'

const role = `limited_${process.pid}`
const database = `${role} %2F`
const HALF_LOADED =
  'Another process is loading the demo archive into the database of DATABASE_URL, or was stopped before it finished.'

const at = (name: string, user?: string) => {
  const url = new URL(ownerUrl)
  url.pathname = name && `/${encodeURIComponent(name)}`
  if (user) Object.assign(url, { username: user, password: 'hunter2' })
  return url.href
}
const limited = at(database, role)
const nameless = at('', role)

async function asOwner(sql: string, name = database) {
  const client = new pg.Client(at(name))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** The names of the migrations that were applied, or the line that reports why they were not. */
const migrate = () => applyMigrations(limited).catch((error: unknown) => lineFor(error) ?? String(error))
const state = () =>
  asOwner(
    'SELECT migration_name AS name, rolled_back_at IS NOT NULL AS undone FROM _prisma_migrations ORDER BY id = $$unfinished$$, started_at',
  )

beforeAll(async () => {
  await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'hunter2'`, 'postgres')
  await asOwner(`CREATE DATABASE "${database}"`, 'postgres')
  await asOwner(`CREATE DATABASE ${role}`, 'postgres')
})
afterAll(async () => {
  for (const name of [database, role]) await asOwner(`DROP DATABASE "${name}" WITH (FORCE)`, 'postgres')
  await asOwner(`DROP ROLE ${role}`, 'postgres')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('A database with a role that owns nothing', () => {
  it('reports a missing permission in one line', async () => {
    const refused = 'The database role lacks a permission (see docs/setup.md): permission denied for'
    expect(await migrate()).toBe(`${refused} schema public.`)
    await asOwner(`GRANT CREATE ON SCHEMA public TO ${role}`)
    expect(await migrate()).toBe(`${refused} database ${database}.`)
    await asOwner(`GRANT CREATE ON DATABASE "${database}" TO ${role}`)
  })

  it('is migrated from where the last start was cut off', async () => {
    // As if the start ended after the script and before its row.
    await asOwner(`
      CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut off'; END $$;
      CREATE TRIGGER cut BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION cut()`)
    expect(await migrate()).toContain('cut off')
    await asOwner('DROP TRIGGER cut ON _prisma_migrations')
    expect(await state()).toEqual([])
    // Earlier versions, and Prisma, write the row before the script.
    await asOwner(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('unfinished', '', '20261123000100_init')`,
    )
    const names = (await migrationsOnDisk()).map(({ name }) => name)
    expect(await migrate()).toEqual(names)
    expect(await state()).toEqual([
      ...names.map((name) => ({ name, undone: false })),
      { name: '20261123000100_init', undone: true },
    ])
  })

  it('needs no permission to create tables once it is migrated', async () => {
    await asOwner(`REVOKE CREATE ON SCHEMA public FROM ${role}`)
    expect(await migrate()).toEqual([])
    await asOwner(`GRANT CREATE ON SCHEMA public TO ${role}`)
  })

  it('reports a demo archive that was loaded in part', async () => {
    vi.stubEnv('DATABASE_URL', limited)
    await whileLoading(limited, async () => {
      await expect(openDatabase()).rejects.toThrow(HALF_LOADED)
      expect(await isEmpty(limited)).toBe(true)
    })
    expect((await openDatabase()).url).toBe(limited)

    vi.stubEnv('NEXTAUTH_SECRET', 'too short')
    await expect(loadDemo({ url: limited, ownerUrl: limited })).rejects.toThrow(
      'The demo archive could not be loaded',
    )
    await expect(openDatabase()).rejects.toThrow(HALF_LOADED)
  })

  it('gets no demo archive when it is not empty', async () => {
    await asOwner(
      `INSERT INTO "Authority" (id, kind, name, "updatedAt") VALUES (gen_random_uuid(), 'PLACE', 'A place', now())`,
    )
    expect(await loadDemo({ url: limited, ownerUrl: limited })).toBe('skipped: the archive is not empty')
    expect(await asOwner('SELECT count(*)::int AS members FROM "Member"')).toEqual([{ members: 0 }])
  })
})

describe('Migrations', () => {
  it('are applied once by several starts at the same time', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(at(role))))
    expect(applied.flat().sort()).toEqual((await migrationsOnDisk()).map(({ name }) => name))
  })

  it('refuse a database with tables of another program', async () => {
    await asOwner(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE public.other (id int)',
      role,
    )
    await expect(applyMigrations(at(role))).rejects.toThrow('contains tables of another program')
  })
})

describe('DATABASE_URL', () => {
  it('defaults to the database with the name of the user', async () => {
    await demandReachable(nameless)
    await asOwner(`ALTER DATABASE ${role} RENAME TO ${role}_away`, 'postgres')
    const { port } = new URL(ownerUrl)
    await expect(demandReachable(nameless)).rejects.toThrow(
      `DATABASE_URL: can't use the database ${role} at 127.0.0.1:${port}: the database does not exist.`,
    )
    await asOwner(`ALTER DATABASE ${role}_away RENAME TO ${role}`, 'postgres')
  })
})
