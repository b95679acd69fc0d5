import 'server-only'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { DAY_MS } from '@/lib/durations'
import { fileKey } from '@/lib/storage/keys'
import { fileStore } from '@/lib/storage/stored-files'
import { BackupError } from './backup-error'
import type { MediaFile } from './database'
import type { BackupFolder } from './folder'
import { type Bytes, checked, damaged, readSealed, type Sealing, unsealed, writeSealed } from './packing'

/** A list of media files as text: a line with SHA-256 and size each. */
export async function* listed(files: AsyncIterable<MediaFile>): Bytes {
  for await (const { sha256, size } of files) yield Buffer.from(`${sha256} ${size}\n`)
}

const LINE = /^([0-9a-f]{64}) (\d{1,15})$/

/** Reads such a list again. Throws `BackupError` that names the file on any other line. */
export async function* readListed(bytes: Bytes, file: string): AsyncGenerator<MediaFile> {
  const input = Readable.from(bytes)
  const failed = new Promise<never>((_, reject) => input.once('error', reject))
  failed.catch(() => {})
  for await (const line of createInterface({ input })) {
    const [, sha256, size] = LINE.exec(line) ?? []
    if (!sha256 || !size) throw damaged(file, 'altered')
    yield { sha256, size: Number(size) }
  }
  if (input.errored) throw input.errored
}

/** LOST: the archive itself has no such file, or one with other bytes. REPLACED: the one in the folder had other bytes. */
export type Copied = 'COPIED' | 'REPLACED' | 'PRESENT' | 'LOST'

/** With a backup each night, each file in a folder is read again every so many nights. */
const ROUND = 45

/** True on the day of the round on which a file is read again. */
export const isDue = (sha256: string, at: Date): boolean =>
  Number.parseInt(sha256.slice(0, 8), 16) % ROUND === Math.floor(at.getTime() / DAY_MS) % ROUND

/**
 * Copies a media file of the archive into a folder with backups, unless it is there already. One that is there and not encrypted is compared with its
 * SHA-256 where it is due on this day.
 */
export async function copyMedia(
  folder: BackupFolder,
  file: MediaFile,
  sealing: Sealing,
  at: Date,
): Promise<Copied> {
  const to = folder.mediaPath(file.sha256, sealing.recipients)
  const isThere = await isPresent(to, file, sealing)
  const isAltered =
    isThere && sealing.recipients.length === 0 && isDue(file.sha256, at) && !(await isSound(to, file))
  if (isThere && !isAltered) return 'PRESENT'
  const from = fileKey(file.sha256)
  const found = await fileStore.get(from)
  if (!found) return 'LOST'
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  try {
    await writeSealed(to, checked(found.stream, file, from), sealing)
    return isAltered ? 'REPLACED' : 'COPIED'
  } catch (error) {
    if (error instanceof BackupError) return 'LOST'
    throw error
  }
}

async function isPresent(to: string, { size }: MediaFile, { recipients }: Sealing): Promise<boolean> {
  const found = await stat(to).catch(() => null)
  if (!found?.isFile()) return false
  // What is encrypted is longer than before.
  return recipients.length > 0 ? found.size > size : found.size === size
}

async function isSound(to: string, file: MediaFile): Promise<boolean> {
  try {
    for await (const _ of readSealed(to, file, unsealed)) {
      // Reading compares.
    }
    return true
  } catch (error) {
    if (error instanceof BackupError) return false
    throw error
  }
}
