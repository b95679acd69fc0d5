import 'server-only'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { MaintenanceKind } from '@/lib/generated/prisma/enums'

/** When files and editions were last compared with their hashes, and when a backup was last tried; for everyone, without details. */
export type PublicRuns = {
  fixity: { at: Date; succeeded: boolean } | null
  drill: { at: Date; succeeded: boolean } | null
  /** Editions, and those compared with their hash in the last 90 days. */
  editions: { all: number; compared: number }
  files: { all: number; compared: number }
}

/** Returns what readers may know of the checks of the archive itself. */
export async function publicRuns(now = new Date()): Promise<PublicRuns> {
  const checkedAt = { gte: new Date(now.getTime() - 90 * DAY_MS) }
  const [runs, editions, files, comparedEditions, comparedFiles] = await Promise.all([
    db.maintenanceRun.findMany({
      where: { kind: { in: ['FIXITY', 'DRILL'] } },
      orderBy: { endedAt: 'desc' },
      distinct: ['kind'],
      select: { kind: true, endedAt: true, succeeded: true },
    }),
    db.edition.count(),
    db.mediaFile.count(),
    db.fixityCheck.count({ where: { subject: 'EDITION', checkedAt, isSound: true } }),
    db.fixityCheck.count({ where: { subject: 'FILE', checkedAt, isSound: true } }),
  ])
  const last = (kind: MaintenanceKind) => {
    const run = runs.find((one) => one.kind === kind)
    return run ? { at: run.endedAt, succeeded: run.succeeded } : null
  }
  return {
    fixity: last('FIXITY'),
    drill: last('DRILL'),
    editions: { all: editions, compared: comparedEditions },
    files: { all: files, compared: comparedFiles },
  }
}
