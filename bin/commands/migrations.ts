import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { message } from '@/lib/messages/message'
import { migrationsFolder } from '../database/migrations'
import { upgradeDatabase } from '../database/upgrade'
import { type Command, CommandError, Misuse } from './command'

/** `npm run migrate` applies the migrations to the database. */
export const runMigrate: Command = async (args, t) => {
  if (args.length > 0) throw new Misuse()
  const { DATABASE_URL: url = '', DATABASE_OWNER_URL: ownerUrl = url } = process.env
  const applied = await upgradeDatabase({ url, ownerUrl })
  console.log(
    t(
      applied.length > 0
        ? message('commands.migrate.applied', { names: applied })
        : message('commands.migrate.nothing'),
    ),
  )
  return 0
}

const committedSchema = () => execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' })

/**
 * `npm run migration -- NAME [--from OLDER_SCHEMA]` writes a new migration: the SQL that leads from the committed prisma/schema.prisma, or
 * from the file given, to the current one. What a schema can't express is added by hand.
 */
export const runMigration: Command = async (args) => {
  const options = { from: { type: 'string' } } as const
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [name = ''] = positionals
  if (!/^[a-z][a-z0-9_]*$/.test(name) || positionals.length > 1) throw new Misuse()
  // Loaded here, because an archive in production has no schema engine.
  const { migrationSql } = await import('../database/schema-engine')
  const older = values.from ? readFileSync(values.from, 'utf8') : committedSchema()
  const sql = await migrationSql(process.env.DATABASE_OWNER_URL ?? '', older)
  if (!/^[^-\s]/m.test(sql)) throw new CommandError(message('commands.migration.unchanged'))
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  console.log(path.relative('.', path.join(folder, 'migration.sql')))
  return 0
}
