import 'server-only'
import { env } from '@/lib/env'
import { SteleError } from '@/lib/errors'
import { type Message, message } from '@/lib/messages/message'
import { noteRun } from '@/lib/verification/runs'
import { type Backup, makeBackup } from './backup'
import { BackupError } from './backup-error'
import { BackupFolder } from './folder'
import { sendBackup } from './remote'
import { pruneAt } from './remote-retention'
import { prune } from './retention'

/** What a backup copied, in one sentence. */
const backupMessage = ({ manifest, copied }: Backup): Message =>
  message('verification.runs.made', {
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    events: manifest.log.events,
    files: manifest.media.files,
    copied,
    encrypted: String(manifest.recipients.length > 0),
  })

/** The names of damaged files that one message lists. */
const NAMED = 20

const damagedMessage = ({ damaged }: Backup['manifest']) =>
  message('verification.runs.damaged', { count: damaged.length, names: damaged.slice(0, NAMED) })

/** Why work failed, for admins: the archive's own words, or those of the system. */
export const failureMessage = (error: unknown): Message =>
  error instanceof SteleError
    ? error.text
    : message('verification.runs.failed', { reason: error instanceof Error ? error.message : String(error) })

/** Files of the folder that were damaged, in one sentence. */
export const replacedMessage = (count: number): Message => message('verification.runs.replaced', { count })

type Options = Parameters<typeof makeBackup>[0] & {
  /** An address such as s3://bucket/folder that it is copied to. */
  to?: string | undefined
}

/** Makes a backup, copies it to `to`, and notes the result for admins. Throws as `makeBackup` and `sendBackup` do. */
export async function makeNotedBackup({ to, ...options }: Options): Promise<Backup> {
  const startedAt = new Date()
  try {
    const backup = await makeBackup(options)
    if (to !== undefined) await sendBackup(await BackupFolder.forReading(options.dir), backup.name, to)
    const { damaged } = backup.manifest
    await noteRun({
      kind: 'BACKUP',
      startedAt,
      succeeded: damaged.length === 0,
      messages: [
        backupMessage(backup),
        ...(backup.replaced > 0 ? [replacedMessage(backup.replaced)] : []),
        ...(damaged.length > 0 ? [damagedMessage(backup.manifest)] : []),
      ],
    })
    return backup
  } catch (error) {
    await noteRun({ kind: 'BACKUP', startedAt, succeeded: false, messages: [failureMessage(error)] })
    throw error
  }
}

/**
 * The backup of each night: makes one in STELE_BACKUP_DIR, copies it to STELE_BACKUP_TO, then removes those that are older than
 * STELE_BACKUP_DAYS in both. Throws when the backup fails, and
 * when files of the archive itself are damaged; then nothing older is removed.
 */
export async function nightlyBackup(dir: string, days: number): Promise<void> {
  const { manifest } = await makeNotedBackup({
    dir,
    recipients: env.STELE_BACKUP_RECIPIENTS,
    to: env.STELE_BACKUP_TO,
  })
  if (manifest.damaged.length > 0) throw new BackupError(damagedMessage(manifest))
  await prune(await BackupFolder.forReading(dir), days)
  if (env.STELE_BACKUP_TO) await pruneAt(env.STELE_BACKUP_TO, days)
}
