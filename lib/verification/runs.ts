import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import type { MaintenanceKind } from '@/lib/generated/prisma/enums'
import { type Background, readBackground } from '@/lib/logging/background'
import type { Message } from '@/lib/messages/message'
import { readMessages, storedMessage } from '@/lib/messages/stored'
import { keepRun } from './kept-runs'

/** How jobs and e-mails are doing: the figures that the metrics have. `Forbidden` for those who can't manage settings. */
export async function backgroundFor(actor: Actor): Promise<Background> {
  demand(actor, 'manageSettings')
  return readBackground((text, values) => db.$queryRawUnsafe<unknown[]>(text, ...values))
}

/** The runs of one kind that are kept. */
const KEPT = 100

export type Run = {
  kind: MaintenanceKind
  startedAt: Date
  endedAt: Date
  succeeded: boolean
  /** What it did, or why it failed. */
  messages: Message[]
}

type Noted = Run & {
  /** Of a run that was kept: it is noted once, however often that is tried. */
  id?: string
}

/** Notes a run that has ended, in the database. */
export async function noteEnded({ messages, ...run }: Noted): Promise<void> {
  await db.maintenanceRun.createMany({
    data: [{ ...run, messages: messages.map(storedMessage) }],
    skipDuplicates: true,
  })
  await db.$executeRaw`
    DELETE FROM "MaintenanceRun" WHERE id IN (
      SELECT id FROM "MaintenanceRun" WHERE kind = ${run.kind}::"MaintenanceKind" ORDER BY "endedAt" DESC OFFSET ${KEPT})`
}

/**
 * Notes that a backup, a drill or a check of the archive has ended, so that admins see it. A failure that the database can't take is kept in a file,
 * and the server notes it once the database is back: then it returns false.
 */
export async function noteRun(given: Omit<Run, 'endedAt'>): Promise<boolean> {
  const run = { ...given, endedAt: new Date() }
  try {
    await noteEnded(run)
    return true
  } catch (error) {
    if (run.succeeded) throw error
    await keepRun(run)
    return false
  }
}

export type LastRuns = { kind: MaintenanceKind; last: Run; lastSuccess: Date | null }[]

/** Returns the last run of each kind, with the time of the last one that succeeded. `Forbidden` for those who can't manage settings. */
export async function lastRuns(actor: Actor): Promise<LastRuns> {
  demand(actor, 'manageSettings')
  const rows = await db.maintenanceRun.findMany({ orderBy: { endedAt: 'desc' }, distinct: ['kind'] })
  const successes = await db.maintenanceRun.groupBy({
    by: ['kind'],
    where: { succeeded: true },
    _max: { endedAt: true },
  })
  return rows.map(({ messages, ...row }) => ({
    kind: row.kind,
    last: { ...row, messages: readMessages(messages) },
    lastSuccess: successes.find(({ kind }) => kind === row.kind)?._max.endedAt ?? null,
  }))
}
