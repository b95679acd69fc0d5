import 'server-only'
import { nightlyBackup } from '@/lib/backup/nightly'
import { DAY_MS } from '@/lib/durations'
import { emptyTrash } from '@/lib/editions/erasure/trash'
import { env } from '@/lib/env'
import { sweepLooseFiles } from '@/lib/holdings/media-files'
import { closeDeadImports } from '@/lib/imports/commands'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { mailNotifications } from '@/lib/notifications/mail'
import { isWitnessed, witnessHead } from '@/lib/public-log/witnesses'
import { eraseReports } from '@/lib/reports/commands'
import { tidy } from '@/lib/retention/tidy'
import { archiveSettings } from '@/lib/settings/settings'
import { isLastHeadKept, keepHead } from '@/lib/verification/heads'
import { recheck } from '@/lib/verification/recheck'
import { endInterrupted } from './commands'

/** A job that runs once a day in one of the server processes. It can run twice, so its work must be repeatable. */
export type DailyJob = {
  /** The name of its queue, and the key of its label in messages (labels.job). */
  name:
    | 'signedHead'
    | 'logWitnesses'
    | 'trash'
    | 'reportErasure'
    | 'looseFiles'
    | 'backup'
    | 'fixity'
    | 'digest'
    | 'retention'
  /** When, as minute and hour in cron, by UTC. */
  at: string
  /** Fails by throwing. Gets a signal that ends the work when the server stops. */
  run: (signal: AbortSignal) => Promise<void>
  /** The longest that it runs, in seconds; an hour if it doesn't say. */
  longest?: number
}

/** The nightly backup, where a folder is configured. */
function backups(dir: string | undefined): readonly DailyJob[] {
  if (dir === undefined) return []
  const [hour, minute] = env.STELE_BACKUP_TIME.split(':').map(Number)
  const run = () => nightlyBackup(dir, env.STELE_BACKUP_DAYS)
  return [{ name: 'backup', at: `${minute} ${hour}`, run, longest: 23 * 60 * 60 }]
}

export const dailyJobs: readonly DailyJob[] = [
  {
    name: 'signedHead',
    at: '17 2',
    run: async () => {
      // A new head would hide that the last one is missing.
      if (!(await isLastHeadKept())) throw new Error(translatorOf(SOURCE_LANGUAGE)('verification.endCut'))
      await keepHead()
    },
  },
  ...(isWitnessed() ? [{ name: 'logWitnesses', at: '27 2', run: () => witnessHead() } as const] : []),
  {
    name: 'reportErasure',
    at: '47 2',
    run: async () => {
      const { reportDays } = await archiveSettings()
      await eraseReports(new Date(Date.now() - reportDays * DAY_MS))
    },
  },
  {
    name: 'trash',
    at: '57 2',
    run: () => emptyTrash(new Date(Date.now() - env.STELE_TRASH_DAYS * DAY_MS)),
  },
  {
    name: 'looseFiles',
    at: '7 3',
    run: async () => {
      await endInterrupted()
      await closeDeadImports()
      await sweepLooseFiles()
    },
  },
  { name: 'retention', at: '37 2', run: tidy },
  { name: 'fixity', at: '17 3', run: recheck, longest: 23 * 60 * 60 },
  { name: 'digest', at: '7 6', run: () => mailNotifications('DAILY') },
  ...backups(env.STELE_BACKUP_DIR),
]
