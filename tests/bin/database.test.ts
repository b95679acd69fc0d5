import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isEmpty, openDatabase, whileLoading } from '@/bin/database/database'
import { loadDemo } from '@/bin/database/demo-archive'
import { demandReachable } from '@/bin/start/failure'
import { databaseUrl } from '@/tests/support/database'

const role = `limited_${process.pid}`
const database = `${role} %2F`
const HALF_LOADED =
  'Another start is loading the demo archive into the database of DATABASE_URL, or was stopped while it did: wait for it, or empty the database, and start again.'

const at = (name: string, user?: string) => {
  const url = new URL(databaseUrl)
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

/** What `npm run migrate` says. A program of its own: the schema engine is of no use to a process in which it has failed. */
function migrate() {
  const env = { ...process.env, DATABASE_URL: limited }
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/commands/migrate.ts'], {
    env,
    encoding: 'utf8',
  })
  return (stdout + stderr).trim()
}

beforeAll(async () => {
  await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'hunter2'`, 'postgres')
  await asOwner(`CREATE DATABASE "${database}"`, 'postgres')
  await asOwner(`CREATE DATABASE ${role}`, 'postgres')
})
afterAll(async () => {
  for (const name of [database, role]) await asOwner(`DROP DATABASE "${name}" WITH (FORCE)`, 'postgres')
  await asOwner(`DROP ROLE ${role}`, 'postgres')
})

describe('A database of its owner, whose role owns nothing and whose name is not plain', () => {
  it('is told in one line what it does not allow', async () => {
    const refused =
      'The database does not allow what a start needs (see docs/setup.md): permission denied for'
    expect(migrate()).toBe(`${refused} schema public.`)
    await asOwner(`GRANT CREATE ON SCHEMA public TO ${role}`)
    expect(migrate()).toBe(`${refused} database ${database}.`)
    await asOwner(`GRANT CREATE ON DATABASE "${database}" TO ${role}`)
  })

  it('is migrated once it is allowed, and goes on from where a start was cut off', async () => {
    // As if the start ended after a script was done and before the engine wrote that down.
    await asOwner(`
      CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut off'; END $$;
      CREATE TRIGGER cut BEFORE UPDATE ON _prisma_migrations FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL)
      EXECUTE FUNCTION cut()`)
    expect(migrate()).toContain('cut off')
    expect(await asOwner(`SELECT to_regclass('"Record"') IS NOT NULL AS there`)).toEqual([{ there: true }])
    await asOwner('DROP TRIGGER cut ON _prisma_migrations')
    expect(migrate()).toMatch(/^Applied 20261123000200_promises, /)
    expect(migrate()).toBe('Nothing to apply.')
  })

  it('is marked while the demo archive is loaded, so that a load that was cut off is known', async () => {
    vi.stubEnv('DATABASE_URL', limited)
    await whileLoading(limited, async () => {
      await expect(openDatabase()).rejects.toThrow(HALF_LOADED)
      expect(await isEmpty(limited)).toBe(true)
    })
    expect((await openDatabase()).url).toBe(limited)

    vi.stubEnv('NEXTAUTH_SECRET', 'too short')
    await expect(loadDemo(limited)).rejects.toThrow('The demo archive could not be loaded')
    await expect(openDatabase()).rejects.toThrow(HALF_LOADED)
    vi.unstubAllEnvs()
  })

  it('gets no demo archive when it has anything in it', async () => {
    await asOwner(
      `INSERT INTO "Authority" (id, kind, name, "updatedAt") VALUES (gen_random_uuid(), 'PLACE', 'A place', now())`,
    )
    expect(await loadDemo(limited)).toBe('kept: the archive has something in it')
    expect(await asOwner('SELECT count(*)::int AS members FROM "Member"')).toEqual([{ members: 0 }])
  })
})

describe('DATABASE_URL', () => {
  it('leads to the database that is named as the user when it names none', async () => {
    await demandReachable(nameless)
    await asOwner(`ALTER DATABASE ${role} RENAME TO ${role}_away`, 'postgres')
    const { port } = new URL(databaseUrl)
    await expect(demandReachable(nameless)).rejects.toThrow(
      `DATABASE_URL: the database ${role} at 127.0.0.1:${port} cannot be used: it has no database of that name.`,
    )
    await asOwner(`ALTER DATABASE ${role}_away RENAME TO ${role}`, 'postgres')
  })
})
