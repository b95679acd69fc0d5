import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkBackup, keysOf, type ReadableBackup } from '@/lib/backup/check'
import { BackupFolder } from '@/lib/backup/folder'
import { configurationIn } from '@/lib/backup/keys'
import { sealingWith, unsealed } from '@/lib/backup/packing'
import { demandSameKey, demandSpace, placeKeys, placeMedia, type Undo } from '@/lib/backup/place'
import { fetchBackup } from '@/lib/backup/remote'
import { env } from '@/lib/env'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { demandEmptyDatabase, demandKnownMigrations, loadDatabase } from '../database/load'
import { migrationsOnDisk, upgradeDatabase } from '../database/upgrade'
import { takeOverSessionSecret } from '../start/environment'
import { type Command, CommandError, Misuse } from './command'
import { runVerify } from './log'
import { progressTo } from './progress'

const urls = () => ({
  url: env.DATABASE_URL,
  ownerUrl: process.env.DATABASE_OWNER_URL || env.DATABASE_URL,
})

/** Opens a backup in the folder: the one named, or the newest. */
async function openBackup(dir: string, named?: string, identity?: string): Promise<ReadableBackup> {
  const folder = await BackupFolder.forReading(dir)
  const name = named ?? (await folder.backups()).at(-1)
  if (!name) throw new CommandError(message('commands.restore.none', { folder: folder.root }))
  const manifest = await folder.manifestOf(name)
  if (manifest.recipients.length > 0 && !identity)
    throw new CommandError(message('commands.restore.needsIdentity'))
  const text = identity === undefined ? null : await readFile(identity, 'utf8').catch(() => null)
  if (identity !== undefined && text === null)
    throw new CommandError(message('commands.fileMissing', { file: identity }))
  const sealing = manifest.recipients.length > 0 && text !== null ? await sealingWith(text) : unsealed
  return { folder, name, manifest, sealing }
}

async function printPlan({ folder, name, manifest }: ReadableBackup, t: Translator) {
  const since = (await migrationsOnDisk()).length - manifest.migrations.length
  const { hostname, port, pathname } = new URL(env.DATABASE_URL)
  console.log(
    t('commands.restore.plan', {
      name,
      folder: folder.root,
      archive: manifest.name || manifest.address,
      at: manifest.finishedAt,
      events: manifest.log.events,
      head: manifest.log.head,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.media.files,
      megabytes: Math.ceil(manifest.media.bytes / 1e6),
      database: `${pathname.slice(1)}, ${hostname}:${port || '5432'}`,
      media: env.MEDIA_DIR,
      since,
    }),
  )
  for (const file of manifest.damaged) console.log(t('commands.restore.lost', { file }))
  const now = configurationIn(process.env)
  for (const [variable, value] of Object.entries(manifest.configuration))
    if (now[variable] !== value && variable !== 'MEDIA_DIR')
      console.log(t('commands.restore.variable', { variable, value }))
}

async function restore(backup: ReadableBackup, t: Translator) {
  const { folder, name, manifest } = backup
  const keys = await keysOf(backup)
  demandSameKey(keys, folder.partOf(name, 'keys', manifest))
  const onProgress = progressTo(t, 'restore')
  await checkBackup(backup, onProgress)
  console.log(t('commands.restore.checked'))
  const undo: Undo[] = []
  try {
    undo.unshift(await placeMedia(backup, onProgress))
    undo.unshift(placeKeys(keys, manifest.archive))
    await loadDatabase(urls(), backup)
  } catch (error) {
    for (const step of undo) await step()
    throw error
  }
  if (!takeOverSessionSecret(keys.sessionSecret)) console.log(t('commands.restore.otherSecret'))
  const applied = await upgradeDatabase(urls())
  console.log(t('commands.restore.done', { count: applied.length }))
}

/**
 * `npm run restore -- DIR` restores a backup into an empty archive and verifies it. With `--from` it is copied from a bucket into
 * the folder first. Without `--yes` it prints what it would do. A backup that is damaged,
 * newer or foreign is refused with the file named, and nothing is changed.
 */
export const runRestore: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      backup: { type: 'string' },
      from: { type: 'string' },
      identity: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [dir, more] = positionals
  if (!dir || more !== undefined) throw new Misuse()
  const named = values.from === undefined ? values.backup : await fetchBackup(values.from, dir, values.backup)
  const backup = await openBackup(dir, named, values.identity)
  await demandKnownMigrations(backup)
  await demandEmptyDatabase(urls())
  await demandSpace(backup)
  await printPlan(backup, t)
  if (!values.yes) {
    console.log(t('commands.restore.confirm'))
    return 0
  }
  await restore(backup, t)
  return runVerify([], t)
}
