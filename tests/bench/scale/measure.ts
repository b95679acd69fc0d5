/** Measures the archive at DATABASE_URL as the member READER and prints the figures as JSON. Each in its own process, so that memory is its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { toDoOf } from '@/app/(desk)/desk/to-do'
import { makeBackup } from '@/lib/backup/backup'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { checkingOf } from '@/lib/method/checking'
import { queueOf } from '@/lib/review/queue/queue'
import { search, searchSchema } from '@/lib/search/queries'
import { verifyArchive } from '@/lib/verification/verify'
import { makeApproved, makeMember } from '@/tests/support/factories'

const TURNS = 20
const folder = mkdtempSync(path.join(tmpdir(), 'stele-bench-scale-'))
const actor = { id: process.env.READER ?? '', name: 'A reviewer', role: 'PUBLISHER' } as const

/** The time in milliseconds that 19 of 20 turns need at most. */
async function p95(work: (turn: number) => Promise<unknown>, turns = TURNS) {
  const times: number[] = []
  await work(0)
  for (let turn = 1; turn <= turns; turn += 1) {
    const since = performance.now()
    await work(turn)
    times.push(performance.now() - since)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

const slugs = (
  await db.record.findMany({ where: { liveId: { not: null } }, take: 50, select: { slug: true } })
).map(({ slug }) => slug)
const sources = (
  await db.source.findMany({ where: { references: { some: {} } }, take: 20, select: { id: true } })
).map(({ id }) => id)

/** Ten records that are ready to be published. */
async function publishing() {
  const [editor, reviewer] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'REVIEWER' })]
  const ready: Awaited<ReturnType<typeof makeApproved>>[] = []
  for (let count = 0; count <= 10; count += 1) ready.push(await makeApproved(editor, reviewer))
  return p95(async (turn) => {
    const record = ready[turn]
    if (record) await publish(actor, record.id, { revisionId: record.revisionId })
  }, 10)
}

async function once(work: () => Promise<unknown>) {
  const since = performance.now()
  await work()
  return performance.now() - since
}

const figures: Record<string, () => Promise<number>> = {
  dashboard: () => p95(() => toDoOf(actor)),
  queue: () => p95(() => queueOf(actor, { whose: 'all' })),
  record: () => p95((turn) => liveEdition(slugs[turn % slugs.length] ?? '')),
  source: () => p95((turn) => citedSource(sources[turn % sources.length] ?? '')),
  search: () => p95((turn) => search(searchSchema.parse({ q: turn % 2 ? 'river' : 'the flood' }))),
  method: () => p95(() => checkingOf(), 5),
  publish: publishing,
  verify: () => once(() => verifyArchive({ folder, onDifference: () => {} })),
  backup: () => once(() => makeBackup({ dir: path.join(folder, 'backups') })),
}
const only = process.argv[2] ?? ''
const measure = figures[only]
if (!measure) throw new Error(`There is no figure ${only}.`)
const milliseconds = await measure()
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }))
rmSync(folder, { recursive: true, force: true })
process.exit(0)
