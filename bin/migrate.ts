/**
 * `npm run migrate` applies the migrations to DATABASE_URL. `npm run migrate -- diff OLDER_SCHEMA` prints the SQL that leads from
 * that schema file to the present one, to be kept as a new migration.
 */
import { readFile } from 'node:fs/promises'
import { applyMigrations, migrationSql } from './migrations'

const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL should be the address of the database to migrate.')
  process.exit(1)
}
const [command, older] = process.argv.slice(2)
if (command === 'diff') console.log(await migrationSql(url, older && (await readFile(older, 'utf8'))))
else {
  const applied = await applyMigrations(url)
  console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.')
}
process.exit(0)
