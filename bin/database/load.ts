import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupError } from '@/lib/backup/backup-error'
import { partIn, type ReadableBackup } from '@/lib/backup/check'
import { copied, tablesOf } from '@/lib/backup/database'
import { message } from '@/lib/messages/message'
import { Failure } from '../start/failure'
import { type DatabaseUrls, withConnection } from './connection'
import { isEmpty } from './demo'
import { applyMigrations, migrationsOnDisk } from './upgrade'

/** Throws `BackupError` when this version can't have made the backup: it is newer, or of another program. */
export async function demandKnownMigrations({ folder, name, manifest }: ReadableBackup): Promise<void> {
  const known = new Map((await migrationsOnDisk()).map((one) => [one.name, one.checksum]))
  const file = manifestOf(folder.root, name)
  for (const [index, { name: migration, checksum }] of manifest.migrations.entries()) {
    const reason = known.has(migration) ? 'otherMigration' : 'newerMigration'
    if (known.get(migration) !== checksum)
      throw new BackupError(message('commands.restore.manifest', { file, reason, place: migration }))
    if (index > 0 && migration <= (manifest.migrations[index - 1]?.name ?? '')) throw faulty(file, migration)
  }
}

const manifestOf = (root: string, name: string) => `${root}/backups/${name}/manifest.json`
const faulty = (file: string, migration: string) =>
  new BackupError(
    message('commands.restore.manifest', { file, reason: 'faulty', place: `migrations: ${migration}` }),
  )

const hasTables = (url: string) =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()',
    )
    return (rows[0]?.count ?? 0) > 0
  })

/** Throws `Failure` when others are connected: after two seconds, as connections that were closed take a moment to end. */
async function demandAlone(client: pg.Client) {
  for (let attempt = 0; ; attempt += 1) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    )
    if (!rowCount) return
    if (attempt === 20) throw new Failure('Another program uses the database. Stop the archive first.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Throws `Failure` unless the database has no rows and no one else uses it. */
export async function demandEmptyDatabase({ ownerUrl }: DatabaseUrls): Promise<void> {
  await withConnection(ownerUrl, demandAlone)
  if ((await hasTables(ownerUrl)) && !(await isEmpty(ownerUrl)))
    throw new Failure('The archive is not empty. A backup is restored into an empty archive only.')
}

/** Removes all that the migrations made in a database that has no rows. */
const EMPTY = `
DO $$
DECLARE one record;
BEGIN
  DROP SCHEMA IF EXISTS pgboss CASCADE;
  FOR one IN
    SELECT CASE WHEN relkind = 'v' THEN 'VIEW' ELSE 'TABLE' END AS kind, c.oid::regclass::text AS name FROM pg_class c
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
  LOOP EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name); END LOOP;
  FOR one IN
    SELECT p.oid::regprocedure::text AS name FROM pg_proc p
    WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
  LOOP EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name); END LOOP;
  FOR one IN
    SELECT t.oid::regtype::text AS name FROM pg_type t
    WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')
  LOOP EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', one.name); END LOOP;
  FOR one IN SELECT oid::regconfig::text AS name FROM pg_ts_config WHERE cfgnamespace = current_schema()::regnamespace
  LOOP EXECUTE format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %s CASCADE', one.name); END LOOP;
END $$`

type Constraint = { table: string; name: string; definition: string }

/** Takes the foreign keys of the archive's tables away, so that rows can come in any order, and returns what adds them again. */
async function dropForeignKeys(client: pg.Client): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0`,
  )
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  return rows
}

/**
 * Puts the rows of a backup into an empty database, all of them or none: first makes the tables as they were in the version that made the backup. The
 * foreign keys are checked again, and triggers don't run: what they would record is in the rows. Throws `BackupError` that names the file of a table
 * whose rows or columns don't fit, or the manifest when it lacks a migration, and leaves the database as it was.
 */
export async function loadDatabase({ ownerUrl }: DatabaseUrls, backup: ReadableBackup): Promise<void> {
  const { folder, name: of, manifest } = backup
  await withConnection(ownerUrl, (client) => client.query(EMPTY))
  try {
    await applyMigrations(ownerUrl, new Set(manifest.migrations.map(({ name }) => name)))
  } catch (error) {
    await withConnection(ownerUrl, (client) => client.query(EMPTY)).catch(() => {}) // as below
    // A statement that doesn't fit what is there: the manifest lacks a migration that this one needs.
    if (error instanceof pg.DatabaseError && error.code?.startsWith('42') && 'migration' in error)
      throw faulty(manifestOf(folder.root, of), String(error.migration))
    throw error
  }
  await withConnection(ownerUrl, async (client) => {
    await client.query('BEGIN')
    try {
      await loadTables(client, backup)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {}) // the first error says what went wrong
      await client.query(EMPTY).catch(() => {})
      throw error
    }
  })
}

async function loadTables(client: pg.Client, backup: ReadableBackup) {
  const { folder, name: of, manifest } = backup
  const tables = await tablesOf(client)
  const misfit = (name: string) =>
    new BackupError(
      message('commands.restore.misfit', {
        file: folder.partOf(of, `tables/${name}`, manifest),
        table: name,
      }),
    )
  const given = new Map(manifest.tables.map((table) => [table.name, table]))
  for (const { name, columns } of tables)
    if (given.get(name)?.columns.toSorted().join() !== columns.toSorted().join()) throw misfit(name)
  for (const { name } of manifest.tables) if (!tables.some((table) => table.name === name)) throw misfit(name)

  const quoted = (name: string) => client.escapeIdentifier(name)
  const foreignKeys = await dropForeignKeys(client)
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  for (const table of manifest.tables) {
    const into = client.query(copyFrom(`COPY ${copied(table, quoted)} FROM STDIN`))
    try {
      await pipeline(partIn(backup, `tables/${table.name}`), into)
    } catch (error) {
      throw error instanceof pg.DatabaseError ? misfit(table.name) : error
    }
    if (into.rowCount !== table.rows) throw misfit(table.name)
  }
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
  for (const { table, name, definition } of foreignKeys)
    try {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    } catch (error) {
      throw error instanceof pg.DatabaseError ? misfit(table.replaceAll('"', '')) : error
    }
}
