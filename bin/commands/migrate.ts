/**
 * `npm run migrate` applies the migrations to DATABASE_URL. `npm run migrate -- diff OLDER_SCHEMA` prints the SQL that leads from
 * that schema file to the present one, to be kept as a new migration.
 */
import { readFile } from 'node:fs/promises'
import { applyMigrations, migrationSql } from '../database/migrations'
import { Failure, lineFor } from '../start/failure'

async function migrate(url: string | undefined, [command, older]: string[]): Promise<string> {
  if (!url) throw new Failure('DATABASE_URL should be the address of the database to migrate.')
  if (command === 'diff') return migrationSql(url, older && (await readFile(older, 'utf8')))
  const applied = await applyMigrations(url)
  return applied.length ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.'
}

migrate(process.env.DATABASE_URL, process.argv.slice(2)).then(
  (done) => {
    console.log(done)
    process.exit(0)
  },
  (error) => {
    console.error(lineFor(error) ?? error)
    process.exit(1)
  },
)
