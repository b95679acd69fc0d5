import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { DOCUMENT_VERSION } from '@/lib/editions/indexing/document'
import { runScript } from '../start/children'
import { Failure } from '../start/failure'
import { type DatabaseUrls, grantPermissions, withConnection } from './connection'

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url))

type Migration = { name: string; sql: string; checksum: string }

/** The migrations of this version, in the order in which they are applied. */
export async function migrationsOnDisk(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

// The table as Prisma makes it, so that `prisma migrate deploy` reads and continues it.
const CREATE_LOG = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Runs work in a transaction that waits for every other start migrating this database. The lock belongs to the transaction and not to
 * the session, because a connection pooler may give the session to another client.
 */
export async function locked<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN')
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('stele migrations'))")
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the first error says what went wrong
    throw error
  }
}

/** Makes the table of applied migrations in an empty database. Asks for no permission when the table exists. */
async function prepareLog(client: pg.Client) {
  const { rows } = await client.query<{ logged: boolean; tables: number }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS logged,
       (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
  )
  if (rows[0]?.logged) {
    // PostgreSQL has rolled back a migration that was started and not finished: earlier versions noted both beside the script.
    const UNFINISHED = 'finished_at IS NULL AND rolled_back_at IS NULL'
    const { rowCount } = await client.query(`SELECT 1 FROM _prisma_migrations WHERE ${UNFINISHED}`)
    if (rowCount)
      await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${UNFINISHED}`)
    return
  }
  if (rows[0]?.tables)
    throw new Failure(
      'The database of DATABASE_URL contains tables of another program. Give Stele a database of its own.',
    )
  await client.query(CREATE_LOG)
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query(sql)
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { migration: name }) : error
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
    [checksum, name],
  )
}

/**
 * Applies the migrations that the database lacks, in order, each in one transaction with its row in `_prisma_migrations`; returns their
 * names. A migration that is cut off leaves nothing behind, and the next start applies it. Several starts take turns. Throws what
 * PostgreSQL reports, with the name of the migration, or `Failure` for a database that contains tables of another program. `only` leaves out the
 * migrations that an earlier version didn't have.
 */
export async function applyMigrations(
  databaseUrl: string,
  only: ReadonlySet<string> | null = null,
): Promise<string[]> {
  const migrations = (await migrationsOnDisk()).filter(({ name }) => only?.has(name) ?? true)
  return withConnection(databaseUrl, async (client) => {
    await locked(client, () => prepareLog(client))
    const applyNext = () =>
      locked(client, async () => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT migration_name AS name FROM _prisma_migrations
           WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
        )
        const done = new Set(rows.map(({ name }) => name))
        const next = migrations.find(({ name }) => !done.has(name))
        if (next) await apply(client, next)
        return next?.name
      })
    const applied: string[] = []
    for (let name = await applyNext(); name; name = await applyNext()) applied.push(name)
    return applied
  })
}

type Step = { name: string; isDue: string; failure: string; run: () => Promise<unknown> }

/** Upgrades that SQL alone can't do, run after the migrations in this order: rows of the baseline are recorded before a step changes them. `isDue` is a query that returns a row while the step is due. */
const steps: Step[] = [
  {
    name: 'record-baseline',
    isDue: `SELECT FROM (SELECT max(generation) AS newest FROM "BaselineRow") one WHERE newest IS NOT NULL AND newest NOT IN (
      SELECT coalesce((detail ->> 'generation')::int, 1) FROM "Event" JOIN "EventDetail" ON "eventId" = id
      WHERE "subjectType" = 'archive' AND "subjectId" = 'baseline')`,
    failure: "The rows of the earlier version couldn't be recorded in the log",
    run: async () => (await import('@/lib/verification/baseline')).recordBaseline(),
  },
  {
    // Before the checks run: they find similar sources by these words.
    name: 'fill-words',
    isDue: `SELECT FROM "Authority" WHERE words IS NULL UNION ALL SELECT FROM "AuthorityVariant" WHERE words IS NULL
      UNION ALL SELECT FROM "Source" WHERE words IS NULL OR "titleWords" IS NULL UNION ALL SELECT FROM "Passage" WHERE words IS NULL
      UNION ALL SELECT FROM "Draft" WHERE words IS NULL LIMIT 1`,
    failure: "The words of names and titles couldn't be upgraded",
    run: async () => (await import('@/lib/search/fill-words')).fillWords(),
  },
  {
    name: 'rekey-dismissals',
    isDue: `SELECT FROM "Dismissal" WHERE jsonb_typeof(message) = 'string' LIMIT 1`,
    failure: "The dismissed warnings couldn't be upgraded",
    run: async () => (await import('@/lib/review/findings/rekey')).rekeyDismissals(),
  },
  {
    // Before the search is rebuilt: entries are without what is masked.
    name: 'search-for-masks',
    isDue: `SELECT FROM "MaskSearch" LIMIT 1`,
    failure: "The masks of older copies couldn't be searched for in better copies",
    run: async () => {
      await (await import('@/lib/editions/masking/mask-searches')).searchForOlderMasks()
      await (await import('@/lib/workers/threads')).endThreads()
    },
  },
  {
    name: 'rebuild-search',
    isDue: `SELECT FROM "SearchEntry" WHERE version <> ${DOCUMENT_VERSION} LIMIT 1`,
    failure: "The search couldn't be upgraded",
    run: async () => {
      await (await import('@/lib/editions/indexing/rebuild')).rebuildSearch()
      await (await import('@/lib/workers/threads')).endThreads()
    },
  },
]

/**
 * Brings the database to this version as the owner of its tables: applies its migrations, gives the role of the archive its permissions, then
 * takes the steps above. Safe to run again after it was cut off. Returns the names of the applied migrations. Throws `Failure`.
 */
export async function upgradeDatabase(urls: DatabaseUrls): Promise<string[]> {
  const url = urls.ownerUrl
  const applied = await applyMigrations(url)
  await withConnection(url, (client) => locked(client, () => grantPermissions(client, urls)))
  for (const { name, isDue, failure } of steps) {
    const { rowCount } = await withConnection(url, (client) => client.query(isDue))
    if (!rowCount) continue
    const args = ['--conditions=react-server', '--import', 'tsx', import.meta.filename, name]
    const { exitCode, output } = await runScript(args, { ...process.env, DATABASE_URL: url })
    if (exitCode !== 0) throw new Failure(`${failure}:\n${output.trim()}`)
  }
  return applied
}

// A step runs as a process of its own, because the code of the archive reads the environment and keeps its connections.
if (process.argv[1] === import.meta.filename) {
  await steps.find(({ name }) => name === process.argv[2])?.run()
  await (await import('@/lib/db')).db.$disconnect()
}
