/**
 * `npm run import -- FILE` with the words of its usage (import-command.ts) makes a source, a copy and its text layer from a document, as that
 * member would at the desk; without one, as the first admin.
 */
import { db } from '@/lib/db'
import { Conflict, SteleError } from '@/lib/errors'
import { importDocument } from './import-command'

try {
  console.log(await importDocument(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof SteleError)) throw error
  console.error(error instanceof Conflict ? `${error.message} Nothing was imported.` : error.message)
  process.exitCode = 1
}
await db.$disconnect()
