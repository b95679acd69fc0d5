import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { withConnection } from './database'
import { migrationsFolder, schemaPath, withSchemaEngine } from './schema-engine'

async function migrationsOnDisk() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8')
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

const filters = { externalTables: [], externalEnums: [] }

const UNFINISHED = 'finished_at IS NULL AND rolled_back_at IS NULL'

/**
 * A migration that was begun and not finished was undone by PostgreSQL, since the script and its note of having finished are one
 * transaction: the disk was full, the role may not do it, the start was killed. The engine would refuse every start after that.
 */
async function takeUpUnfinished(client: pg.Client) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there")
  if (rows[0]?.there)
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${UNFINISHED}`)
}

/**
 * Applies what is not yet applied, in order, each in its own transaction; returns the names. One start at a time: another on the same
 * database waits. Throws when the database refuses.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await migrationsOnDisk()
  const tail = `UPDATE _prisma_migrations SET finished_at = now() WHERE ${UNFINISHED}`
  return withConnection(databaseUrl, async (client) => {
    // Held by a transaction that stays open, and not by a session: a pooler may give that to somebody else.
    await client.query("BEGIN; SELECT pg_advisory_xact_lock(hashtext('stele migrations'))")
    await withConnection(databaseUrl, takeUpUnfinished)
    const applied = await withSchemaEngine(
      databaseUrl,
      (engine) => engine.applyMigrations({ migrationsList, filters }),
      { tail },
    )
    return applied.appliedMigrationNames
  })
}

/** The SQL that leads from an older schema.prisma (empty when none is given) to the present one. */
export async function migrationSql(databaseUrl: string, olderSchema?: string): Promise<string> {
  const present = await readFile(new URL(`../../${schemaPath}`, import.meta.url), 'utf8')
  const asSchema = (content: string) => ({ tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] })
  const script = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: olderSchema === undefined ? { tag: 'empty' } : asSchema(olderSchema),
      to: asSchema(present),
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    }),
  )
  return script.stdout
}
