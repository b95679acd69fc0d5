import 'server-only'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { fileKey } from '@/lib/storage/keys'
import { fileStore } from '@/lib/storage/stored-files'
import { BackupError } from './backup-error'
import type { MediaFile } from './database'
import type { BackupFolder } from './folder'
import { type Bytes, checked, damaged, type Sealing, writeSealed } from './packing'

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

/** LOST: the archive itself has no such file, or one with other bytes. */
export type Copied = 'COPIED' | 'PRESENT' | 'LOST'

/** Copies a media file of the archive into a folder with backups, unless it is there already. */
export async function copyMedia(folder: BackupFolder, file: MediaFile, sealing: Sealing): Promise<Copied> {
  const to = folder.mediaPath(file.sha256, sealing.recipients)
  if (await isPresent(to, file, sealing)) return 'PRESENT'
  const from = fileKey(file.sha256)
  const found = await fileStore.get(from)
  if (!found) return 'LOST'
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  try {
    await writeSealed(to, checked(found.stream, file, from), sealing)
    return 'COPIED'
  } catch (error) {
    if (error instanceof BackupError) return 'LOST'
    throw error
  }
}

async function isPresent(to: string, { size }: MediaFile, { recipients }: Sealing): Promise<boolean> {
  const found = await stat(to).catch(() => null)
  return found !== null && (recipients.length > 0 || found.size === size)
}
