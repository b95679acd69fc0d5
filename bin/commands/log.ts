/** `npm run log -- COMMAND`: whether the log is whole, and statements of its head that others can keep. */
import { db } from '@/lib/db'
import { runLog } from './log-commands'

process.exitCode = await runLog(process.argv.slice(2))
await db.$disconnect()
