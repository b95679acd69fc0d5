/** `npm run log -- verify [HEAD]` recomputes the chain of the log and names the first event that does not fit. */
import { db } from '@/lib/db'
import { verifyLog } from '@/lib/events'

const [command, head] = process.argv.slice(2)
if (command !== 'verify') {
  console.error(`npm run log -- verify [HEAD]
  Recomputes every event of the log and prints its head. With a head that was printed before and kept elsewhere, it also says
  whether the log still goes back to it, so that a log cut short is found too.`)
  process.exitCode = 2
} else {
  const report = await verifyLog(head)
  if (report.ok) console.log(`The log is whole: ${report.events} events, head ${report.head}.`)
  else console.error(`The log does not fit: event ${report.event} ${report.why}.`)
  process.exitCode = report.ok ? 0 : 1
}
await db.$disconnect()
