/** Verifies the archive at DATABASE_URL, and prints what it compared, how long it took and the most memory that this process ever used. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyArchive } from '@/lib/verification/verify'

const began = performance.now()
const { events, rows, differences } = await verifyArchive({
  folder: mkdtempSync(path.join(tmpdir(), 'stele-bench-heads-')),
  onDifference: ({ key, values }) => console.error(key, values),
})
const seconds = (performance.now() - began) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ events, rows, differences, seconds, megabytes }))
process.exit(0)
