import 'server-only'
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { env } from '@/lib/env'
import { message } from '@/lib/messages/message'
import { configuredS3 } from '@/lib/storage/s3-access'
import type { Store, StoredEntry } from '@/lib/storage/store'
import { BackupError } from './backup-error'
import { BackupFolder, isBackupName, LIST, MARKER, markerIn } from './folder'
import { type Manifest, MOST_BYTES, type Part, readManifest } from './manifest'
import { readListed } from './media'
import { type Bytes, damaged, readPart, type Sealing, unsealed, writeSealed } from './packing'

// A folder with backups in a bucket: the keys are the paths in the folder.

/** What the encryption of a file adds at most: its header, and 16 bytes for each 64 KB. */
const added = (size: number) => 100_000 + size / 1000

/** Runs work with a bucket. A failure of the service becomes a `BackupError` with its words. */
export async function reaching<Result>(
  address: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(configuredS3(address, env))
  } catch (error) {
    if (error instanceof BackupError) throw error
    const reason = error instanceof Error ? error.message || error.name : String(error)
    throw new BackupError(message('commands.backup.remote', { address, reason }))
  }
}

/** The text of a key; null when it has none. Throws `BackupError` when it is too long for a manifest. */
export async function textAt(store: Store, key: string): Promise<string | null> {
  const found = await store.get(key)
  if (!found) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of atMost(found.stream, MOST_BYTES, key)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Throws `BackupError` as soon as there are more bytes. */
async function* atMost(stream: Readable, most: number, key: string): Bytes {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > most) throw damaged(key, 'tooLong')
    yield chunk
  }
}

/** Every entry of a bucket whose key begins so. */
export async function entriesIn(store: Store, folder: string): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for await (const entry of store.list(folder)) entries.push(entry)
  return entries
}

/** Sends the media files that the bucket lacks. Looks at one 256th of them at a time. */
async function sendMedia(folder: BackupFolder, store: Store): Promise<number> {
  let sent = 0
  let beginning = ''
  let present = new Map<string, number>()
  for await (const file of folder.mediaFiles()) {
    const key = folder.keyOf(file)
    const first = key.slice(0, 'media/aa/'.length)
    if (first !== beginning) {
      beginning = first
      present = new Map((await entriesIn(store, first)).map((one) => [one.key, one.size]))
    }
    if (present.get(key) === (await stat(file)).size) continue
    await store.send(key, file)
    sent += 1
  }
  return sent
}

/**
 * Copies a backup of the folder to an address such as s3://bucket/folder, with the media files that are not there yet; the manifest last, so that what
 * was cut off isn't taken for a backup. Removes nothing there. Returns the number of media files sent. Throws `BackupError`.
 */
export function sendBackup(folder: BackupFolder, name: string, address: string): Promise<number> {
  return reaching(address, async (store) => {
    const marker = await textAt(store, MARKER)
    if (marker !== null && markerIn(marker, MARKER) !== folder.archive)
      throw new BackupError(message('commands.backup.otherArchive', { folder: address }))
    await store.send(MARKER, path.join(folder.root, MARKER))
    const sent = await sendMedia(folder, store)
    const place = folder.pathOf(name)
    const parts = await readdir(place, { recursive: true, withFileTypes: true })
    const files = parts
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
    const manifest = path.join(place, 'manifest.json')
    for (const file of [...files.filter((one) => one !== manifest), manifest])
      await store.send(folder.keyOf(file), file)
    return sent
  })
}

/** The whole backups in a bucket, oldest first. */
export async function backupsIn(store: Store): Promise<string[]> {
  const keys = (await entriesIn(store, 'backups/')).map(({ key }) => key.split('/'))
  return keys
    .flatMap(([, name = '', file, more]) =>
      file === 'manifest.json' && more === undefined && isBackupName(name) ? [name] : [],
    )
    .sort()
}

/** Copies the bytes of a key into a local file. Throws `BackupError` when they are missing or more than these. */
export async function fetchTo(store: Store, key: string, file: string, most: number): Promise<void> {
  const found = await store.get(key)
  if (!found) throw damaged(key, 'missing')
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeSealed(file, atMost(found.stream, most, key), unsealed)
}

type Begun = Awaited<ReturnType<BackupFolder['begin']>>

async function fetchParts(store: Store, manifest: Manifest, begun: Begun) {
  const sealing: Sealing = { ...unsealed, recipients: manifest.recipients }
  const parts: [file: string, part: Part][] = [
    ...manifest.tables.map(({ name, part }): [string, Part] => [
      begun.partPath(`tables/${name}`, sealing),
      part,
    ]),
    [begun.partPath('keys', sealing), manifest.keys],
    [begun.listPath, manifest.media.part],
  ]
  for (const [file, part] of parts)
    await fetchTo(store, `backups/${begun.name}/${begun.nameOf(file)}`, file, part.stored)
}

async function fetchMedia(store: Store, folder: BackupFolder, manifest: Manifest, begun: Begun) {
  const lost = new Set(manifest.damaged)
  const list = readPart(begun.listPath, manifest.media.part, unsealed)
  for await (const { sha256, size } of readListed(list, LIST)) {
    const file = folder.mediaPath(sha256, manifest.recipients)
    if (lost.has(sha256) || (await stat(file).catch(() => null))) continue
    await fetchTo(store, folder.keyOf(file), file, size + added(size))
  }
}

/**
 * Copies a backup, the one named or the newest, from an address such as s3://bucket/folder into a local folder, which is new or has backups of the same archive.
 * What is there isn't copied again, so that one that was cut off goes on. Nothing of it is trusted: the restore compares every byte with the
 * manifest. Returns its name. Throws `BackupError`.
 */
export function fetchBackup(address: string, dir: string, named?: string): Promise<string> {
  return reaching(address, async (store) => {
    const marker = await textAt(store, MARKER)
    if (marker === null) throw new BackupError(message('commands.restore.none', { folder: address }))
    const folder = await BackupFolder.forWriting(dir, markerIn(marker, MARKER))
    const name = named ?? (await backupsIn(store)).at(-1)
    if (!name) throw new BackupError(message('commands.restore.none', { folder: address }))
    if (!isBackupName(name))
      throw new BackupError(message('commands.restore.noSuchBackup', { name, folder: address }))
    if ((await folder.backups()).includes(name)) return name
    const key = `backups/${name}/manifest.json`
    const text = await textAt(store, key)
    if (text === null)
      throw new BackupError(message('commands.restore.noSuchBackup', { name, folder: address }))
    const manifest = readManifest(text, key)
    await folder.sweep()
    const begun = await folder.beginAs(name)
    await fetchParts(store, manifest, begun)
    await fetchMedia(store, folder, manifest, begun)
    await begun.finish(manifest)
    return name
  })
}
