import 'server-only'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DAY_MS } from '@/lib/durations'
import type { Store, StoredEntry } from '@/lib/storage/store'
import { isBackupName, LIST, mediaName } from './folder'
import { readManifest } from './manifest'
import { readListed } from './media'
import { damaged, readPart, unsealed } from './packing'
import { backupsIn, entriesIn, fetchTo, reaching, textAt } from './remote'
import { Needed, oldAmong, type Pruned } from './retention'

/** What a backup that is being sent now needs has no manifest yet: entries of the last day are left. */
const YOUNG_MS = DAY_MS

/**
 * Removes the backups of a bucket that are older than so many days, except for the newest three, what is left of those that were cut off, and then
 * the media files that no backup needs. Throws `BackupError`, before anything is removed, when a backup that stays can't be read. A key without the
 * right to delete leaves everything: then `isRefused`.
 */
export const pruneAt = (address: string, days: number): Promise<RemotePruned> =>
  reaching(address, (store) => pruneIn(store, days))

type RemotePruned = Pruned & { isRefused: boolean }

/** The same in a store. */
export async function pruneIn(store: Store, days: number, now = new Date()): Promise<RemotePruned> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-prune-'))
  const done: RemotePruned = { backups: [], files: 0, isRefused: false }
  try {
    const all = await backupsIn(store)
    const old = oldAmong(all, days, now)
    const kept = all.filter((name) => !old.includes(name))
    const isOld = ({ modifiedAt }: StoredEntry) => now.getTime() - modifiedAt.getTime() > YOUNG_MS
    // Read whole before anything is removed.
    for (const name of kept) for await (const _ of neededBy(store, name, folder));
    for (const name of old) {
      // The manifest first, so that what is left isn't taken for a whole one.
      await store.delete(`backups/${name}/manifest.json`)
      done.backups.push(name)
    }
    for (const entry of await entriesIn(store, 'backups/')) {
      const [, name = ''] = entry.key.split('/')
      if (isBackupName(name) && !kept.includes(name) && isOld(entry)) await store.delete(entry.key)
    }
    const needed = new Needed(kept.map((name) => neededBy(store, name, folder)))
    let before = ''
    for await (const file of store.list('media/')) {
      if (file.key < before) throw new Error('The service lists files out of their order.')
      before = file.key
      if ((await needed.has(path.posix.basename(file.key))) || !isOld(file)) continue
      await store.delete(file.key)
      done.files += 1
    }
    return done
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AccessDenied') throw error
    return { ...done, isRefused: true }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The names of the media files that a backup in a bucket needs, in their order. */
async function* neededBy(store: Store, name: string, folder: string): AsyncGenerator<string> {
  const key = `backups/${name}/manifest.json`
  const text = await textAt(store, key)
  if (text === null) throw damaged(key, 'missing')
  const { media, recipients } = readManifest(text, key)
  const list = path.join(folder, `${name}.gz`)
  await fetchTo(store, `backups/${name}/${LIST}.gz`, list, media.part.stored)
  for await (const { sha256 } of readListed(readPart(list, media.part, unsealed), LIST))
    yield mediaName(sha256, recipients)
}
