/** Gives dismissals from before findings had messages their new keys. Run by upgrade.ts; the environment names the database. */
import { db } from '@/lib/db'
import { rekeyDismissals } from '@/lib/review/findings/rekey'

const { renamed, kept } = await rekeyDismissals()
console.log(`${renamed} dismissed warnings have new keys; ${kept} are about text that has changed since.`)
await db.$disconnect()
