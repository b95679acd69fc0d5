/**
 * `npm run migration -- NAME [--from OLDER_SCHEMA]` writes a new migration: the SQL that leads from the committed prisma/schema.prisma, or
 * from the file given, to the present one. Read the SQL before you commit it, and add what a schema can't express.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrationsFolder } from '../database/migrations'
import { migrationSql } from '../database/schema-engine'
import { Failure, lineFor } from '../start/failure'

const committedSchema = () => execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })

async function writeMigration(): Promise<string> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' } },
  })
  const [name = ''] = positionals
  if (!/^[a-z][a-z0-9_]*$/.test(name) || positionals.length > 1)
    throw new Failure(
      'Usage: npm run migration -- NAME [--from OLDER_SCHEMA]. NAME: lowercase words joined by "_".',
    )
  const older = values.from ? readFileSync(values.from, 'utf8') : committedSchema()
  const sql = await migrationSql(process.env.DATABASE_URL ?? '', older)
  if (/^(-- .*\s*)?$/.test(sql.trim())) throw new Failure('prisma/schema.prisma has no change to migrate.')
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  return `${path.relative('.', folder)}/migration.sql`
}

writeMigration().then(console.log, (error) => {
  console.error(lineFor(error) ?? error)
  process.exitCode = 1
})
