/** Records the rows from before events recorded rows. Run by upgrade.ts; the environment names the database. */
import { db } from '@/lib/db'
import { recordBaseline } from '@/lib/verification/baseline'

console.log(`${await recordBaseline()} rows are recorded.`)
await db.$disconnect()
