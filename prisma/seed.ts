/** Loads the demo archive into an empty database: `node --conditions=react-server --import tsx prisma/seed.ts`. */
import { db } from '@/lib/db'
import { SteleError } from '@/lib/errors'
import { loadDemo } from '@/prisma/demo/load'

try {
  const { records, published } = await loadDemo()
  console.log(`${records} records, ${published} of them published`)
} catch (error) {
  if (!(error instanceof SteleError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
await db.$disconnect()
