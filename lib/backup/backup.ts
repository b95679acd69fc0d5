import 'server-only'
import path from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { env } from '@/lib/env'
import { message } from '@/lib/messages/message'
import { BackupError } from './backup-error'
import {
  aboutArchive,
  beginSnapshot,
  copyOut,
  hasMediaFile,
  type MediaFile,
  mediaFilesIn,
  migrationsIn,
  tablesOf,
  takeTurn,
} from './database'
import { BackupFolder } from './folder'
import { configurationIn, readKeys } from './keys'
import { type BackupTable, FORMAT, type Manifest, VERSION } from './manifest'
import { copyMedia, listed, readListed } from './media'
import { readPart, type Sealing, sealingFor, unsealed, writePart } from './packing'

type BackupProgress = { of: 'table' | 'file'; count: number }

type Options = {
  dir: string
  /** Public keys of age that it is encrypted for. */
  recipients?: readonly string[]
  onProgress?: (progress: BackupProgress) => void
  /** Called once the state of the database is fixed; for tests. */
  onSnapshot?: () => Promise<void>
}

/** `replaced`: files that earlier backups had in the folder, with other bytes by now. */
export type Backup = { name: string; manifest: Manifest; copied: number; replaced: number }

/** A media file that an erasure removed while the backup ran is no damage: the backup begins again, from a state without it. */
const ATTEMPTS = 3

/**
 * Makes a backup of the archive in a folder: the rows of all tables from one state of the database, the media files that these rows name, the keys
 * and the settings. The archive can be used meanwhile. Files that an earlier backup in the folder has aren't copied again; a part of them is read
 * each day, and copied again where it is altered. Until it is whole the backup has another name; one that was interrupted is removed by the next,
 * which goes on with the files. Uses bounded memory. Throws `BackupError`. Has no guard: only the command line and a daily job call it.
 */
export async function makeBackup(options: Options): Promise<Backup> {
  if (!path.relative(path.resolve(env.MEDIA_DIR), path.resolve(options.dir)).startsWith('..'))
    throw new BackupError(message('commands.backup.insideMedia', { folder: options.dir }))
  const sealing = sealingFor(options.recipients ?? [])
  const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: 'stele backup' })
  client.on('error', () => {}) // the next query reports a lost connection
  await client.connect()
  try {
    await demandAlone(client)
    const { archive } = await aboutArchive(client)
    const folder = await BackupFolder.forWriting(options.dir, archive)
    await folder.sweep()
    for (let attempt = 1; ; attempt += 1) {
      const backup = await attemptBackup(client, folder, sealing, options)
      if (backup) return backup
      if (attempt === ATTEMPTS) throw new BackupError(message('commands.backup.unsettled'))
    }
  } finally {
    await client.end()
  }
}

/** Throws `BackupError` while another backup of this archive runs. */
async function demandAlone(client: pg.Client) {
  if (!(await takeTurn(client))) throw new BackupError(message('commands.backup.running'))
}

type Begun = Awaited<ReturnType<BackupFolder['begin']>>

/** The parts that come from one state of the database. */
async function copyDatabase(client: pg.Client, begun: Begun, sealing: Sealing, options: Options) {
  await beginSnapshot(client)
  try {
    const about = await aboutArchive(client)
    await options.onSnapshot?.()
    const tables: BackupTable[] = []
    for (const table of await tablesOf(client)) {
      const { bytes, rows } = copyOut(client, table)
      const part = await writePart(begun.partPath(`tables/${table.name}`, sealing), bytes, sealing)
      tables.push({ ...table, rows: rows(), part })
      options.onProgress?.({ of: 'table', count: tables.length })
    }
    const media = { files: 0, bytes: 0 }
    async function* counted(files: AsyncIterable<MediaFile>) {
      for await (const file of files) {
        media.files += 1
        media.bytes += file.size
        yield file
      }
    }
    // Not encrypted: the names of the files say the same, and the server must see what a backup still needs.
    const part = await writePart(begun.listPath, listed(counted(mediaFilesIn(client))), unsealed)
    return { about, migrations: await migrationsIn(client), tables, media: { ...media, part } }
  } finally {
    await client.query('ROLLBACK').catch(() => {}) // nothing was written
  }
}

/** Returns the numbers of files copied and replaced, and those that are damaged in the archive itself; null when an erasure removed one meanwhile. */
async function copyFiles(
  client: pg.Client,
  files: AsyncIterable<MediaFile>,
  folder: BackupFolder,
  sealing: Sealing,
  at: Date,
  { onProgress }: Options,
) {
  const damaged: string[] = []
  let copied = 0
  let replaced = 0
  let count = 0
  for await (const file of files) {
    const outcome = await copyMedia(folder, file, sealing, at)
    if (outcome === 'COPIED') copied += 1
    if (outcome === 'REPLACED') replaced += 1
    if (outcome === 'LOST') {
      if (!(await hasMediaFile(client, file.sha256))) return null
      damaged.push(file.sha256)
    }
    count += 1
    onProgress?.({ of: 'file', count })
  }
  return { copied, replaced, damaged }
}

async function attemptBackup(
  client: pg.Client,
  folder: BackupFolder,
  sealing: Sealing,
  options: Options,
): Promise<Backup | null> {
  const startedAt = new Date()
  const begun = await folder.begin(startedAt)
  // Before the state of the database is fixed: each signed head must be one that the restored log contains.
  const keys = JSON.stringify(readKeys(env, folder.archive))
  const { about, media, ...database } = await copyDatabase(client, begun, sealing, options)
  const files = readListed(readPart(begun.listPath, media.part, unsealed), begun.listPath)
  const outcome = await copyFiles(client, files, folder, sealing, startedAt, options)
  if (!outcome) return null
  const { archive, name, events, head } = about
  const manifest: Manifest = {
    format: FORMAT,
    version: VERSION,
    archive,
    name,
    address: env.NEXTAUTH_URL,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    log: { events, head },
    recipients: [...sealing.recipients],
    ...database,
    media,
    keys: await writePart(begun.partPath('keys', sealing), Readable.from([Buffer.from(keys)]), sealing),
    configuration: configurationIn(process.env),
    damaged: outcome.damaged,
  }
  await begun.finish(manifest)
  return { name: begun.name, manifest, copied: outcome.copied, replaced: outcome.replaced }
}
