import { message } from '@/lib/messages/message'
import { applyMigrations } from '../database/migrations'
import { type Command, Misuse } from './command'

/** `npm run migrate` applies the migrations to the database. */
export const runMigrate: Command = async (args, t) => {
  if (args.length > 0) throw new Misuse()
  const applied = await applyMigrations(process.env.DATABASE_URL ?? '')
  console.log(
    t(
      applied.length > 0
        ? message('commands.migrate.applied', { names: applied })
        : message('commands.migrate.nothing'),
    ),
  )
  return 0
}
