import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DAY_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { Invalid, NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { cachedFile, forgetCached } from './cache'
import { FILE, folderStore } from './folder'
import { fileKey } from './keys'
import { localFolder, localSubfolder } from './local-folder'
import { configuredS3 } from './s3-access'
import type { ByteRange, Store } from './store'

const MEGABYTE = 1024 * 1024
/** Parts left by a killed process are removed after a day. */
const STALE_MS = DAY_MS

/** The store of this archive. */
export const fileStore: Store = env.STELE_MEDIA_S3
  ? configuredS3(env.STELE_MEDIA_S3, env)
  : folderStore(localFolder())

/** Bytes on the disk that are not yet part of the archive. */
export type Staged = {
  path: string
  sha256: string
  size: number
  /** Sends a copy of the bytes to the store, under their SHA-256 or this key. */
  send: (key?: string) => Promise<void>
  /** Removes the bytes from the disk. */
  discard: () => Promise<void>
}

/**
 * Writes a stream to the disk, with its hash and size. Throws `Invalid` on `file` as soon as it has more bytes than `most` (STELE_MAX_UPLOAD_MB
 * unless it is given), or when it is empty. On any failure no part of it remains.
 */
export async function stage(
  bytes: AsyncIterable<Uint8Array>,
  most = env.STELE_MAX_UPLOAD_MB * MEGABYTE,
): Promise<Staged> {
  const folder = await localSubfolder('incoming')
  await sweep(folder)
  const part = path.join(folder, `${randomUUID()}.part`)
  const hash = createHash('sha256')
  let size = 0
  const file = await open(part, 'wx', FILE)
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > most)
        throw new Invalid({
          file: message('holdings.errors.tooLarge', { megabytes: env.STELE_MAX_UPLOAD_MB }),
        })
      hash.update(chunk)
      await file.appendFile(chunk)
    }
    if (size === 0) throw new Invalid({ file: message('holdings.errors.emptyFile') })
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(part, { force: true })
    throw error
  }
  await file.close()
  const sha256 = hash.digest('hex')
  return {
    path: part,
    sha256,
    size,
    send: (key = fileKey(sha256)) => fileStore.send(key, part),
    discard: () => rm(part, { force: true }),
  }
}

/** Removes bytes that nothing uses any more, with what was made from them. The caller has the lock of this hash (lib/holdings) until the signal. */
export async function removeBytes(sha256: string, signal: AbortSignal): Promise<void> {
  await fileStore.delete(fileKey(sha256), signal)
  await forgetCached(sha256)
}

/** The bytes as a stream, all or a part of them, with the number of all. `NotFound` when they are missing from the store. */
export async function readBytes(sha256: string, range?: ByteRange) {
  const found = await fileStore.get(fileKey(sha256), range)
  if (!found) throw new NotFound(message('holdings.errors.bytesMissing'))
  return found
}

/** Whether the store has bytes with this SHA-256. */
export const hasBytes = async (sha256: string): Promise<boolean> =>
  (await fileStore.head(fileKey(sha256))) !== null

/** The number of bytes. `NotFound` when they are missing from the store. */
export async function fileSize(sha256: string): Promise<number> {
  const found = await fileStore.head(fileKey(sha256))
  if (!found) throw new NotFound(message('holdings.errors.bytesMissing'))
  return found.size
}

/**
 * A file of this machine with these bytes, for readers that open files themselves. It is the store's own, or a copy that may go again: open it
 * soon, and never change it. `NotFound` when the bytes are missing from a store elsewhere.
 */
export async function localFile(sha256: string): Promise<string> {
  const own = fileStore.pathOf(fileKey(sha256))
  if (own !== null) return own
  return cachedFile(sha256, 'bytes', async (part) => {
    const { stream } = await readBytes(sha256)
    const file = await open(part, 'wx', FILE)
    await pipeline(stream, file.createWriteStream())
  })
}

async function sweep(folder: string) {
  for (const name of await readdir(folder)) {
    const part = path.join(folder, name)
    const age = Date.now() - (await stat(part).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if (age > STALE_MS) await rm(part, { force: true })
  }
}
