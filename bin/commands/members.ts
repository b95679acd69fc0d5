/** `npm run members -- COMMAND` keeps the members from the machine itself; without a command it says which there are. */
import { db } from '@/lib/db'
import { askPassword } from './ask-password'
import { runMembers, usage } from './member-commands'

try {
  const said = await runMembers(process.argv.slice(2), askPassword)
  if (said === null) console.error(usage)
  else console.log(said)
  process.exitCode = said === null ? 2 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
await db.$disconnect()
