import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
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

/** Applies what is not yet applied, in order, each in its own transaction; returns the names. Throws when history was altered. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await migrationsOnDisk()
  const applied = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  )
  return applied.appliedMigrationNames
}

/** The SQL that leads from an older schema.prisma (empty when none is given) to the present one. */
export async function migrationSql(databaseUrl: string, olderSchema?: string): Promise<string> {
  const present = await readFile(new URL(`../${schemaPath}`, import.meta.url), 'utf8')
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
