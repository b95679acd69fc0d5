/** `npm run log -- verify` recomputes the hash chain of the log and names the first event that does not fit. */
import { db } from '@/lib/db'
import { verifyLog } from '@/lib/events'

if (process.argv[2] !== 'verify') {
  console.error('Usage: npm run log -- verify')
  process.exit(2)
}
const report = await verifyLog()
if (report.ok) console.log(`The log is whole: ${report.events} events, head ${report.head}.`)
else console.error(`The log does not fit: event ${report.event} ${report.why}.`)
await db.$disconnect()
process.exit(report.ok ? 0 : 1)
