/** `npm run migrate` applies the migrations to the database. */
import { applyMigrations } from '../database/migrations'
import { lineFor } from '../start/failure'

applyMigrations(process.env.DATABASE_URL ?? '').then(
  (applied) => console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.'),
  (error) => {
    console.error(lineFor(error) ?? error)
    process.exitCode = 1
  },
)
