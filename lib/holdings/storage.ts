import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import { Invalid, NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'

const MEGABYTE = 1024 * 1024
/** Parts left by a killed process are removed after a day. */
const STALE_MS = 24 * 60 * 60 * 1000

const root = () => path.resolve(env.MEDIA_DIR)
const incoming = () => path.join(root(), 'incoming')

/** The path of the bytes with this SHA-256: MEDIA_DIR/aa/bb/sha256. */
export const mediaPath = (sha256: string) => path.join(root(), sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/** The folder of drawn page images, and the folder of those of one file. They can be removed at any time. */
export const imagesFolder = () => path.join(root(), 'images')
export const imagesOf = (sha256: string) => path.join(imagesFolder(), sha256.slice(0, 2), sha256)

/** Only the archive's own user reads its files. */
export const FILE = 0o600
export const FOLDER = 0o700
const makeFolder = (folder: string) => mkdir(folder, { recursive: true, mode: FOLDER })

/**
 * Closes the media folder, its folders and files to other users of the machine: those from before this rule. Does nothing when the media folder
 * is closed already, and leaves out what belongs to another user.
 */
export async function closeMediaFolder(): Promise<void> {
  const { mode } = await stat(root()).catch(() => ({ mode: FOLDER }))
  if ((mode & 0o077) === 0) return
  const close = (place: string, mode: number) =>
    chmod(place, mode).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM' && error.code !== 'ENOENT') throw error
    })
  for (const entry of await readdir(root(), { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await close(place, FOLDER)
    else if (entry.isFile()) await close(place, FILE)
  }
  // The last, so that a run that was interrupted begins again.
  await close(root(), FOLDER)
}

/** Bytes on the disk that are not yet part of the archive. */
export type Staged = {
  path: string
  sha256: string
  size: number
  /** Moves the bytes to their path, atomically. */
  keep: () => Promise<void>
  /** Removes the bytes; does nothing after `keep`. */
  discard: () => Promise<void>
}

/**
 * Writes a stream to the disk, with its hash and size. Throws `Invalid` on `file` as soon as it is larger than STELE_MAX_UPLOAD_MB, or when it
 * is empty. On any failure no part of it remains.
 */
export async function stage(bytes: AsyncIterable<Uint8Array>): Promise<Staged> {
  await sweep()
  const part = path.join(incoming(), `${randomUUID()}.part`)
  const hash = createHash('sha256')
  let size = 0
  const file = await open(part, 'wx', FILE)
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > env.STELE_MAX_UPLOAD_MB * MEGABYTE)
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
    keep: async () => {
      const place = mediaPath(sha256)
      await makeFolder(path.dirname(place))
      await rename(part, place)
    },
    discard: () => rm(part, { force: true }),
  }
}

/** Removes bytes that no copy uses any more, with their page images. The caller has the lock of this hash (lib/holdings). */
export async function removeBytes(sha256: string): Promise<void> {
  await rm(mediaPath(sha256), { force: true })
  await rm(imagesOf(sha256), { recursive: true, force: true })
}

/** The bytes as a stream, with their number. `NotFound` when they are missing from the media folder. */
export async function readBytes(sha256: string) {
  const place = mediaPath(sha256)
  const { size } = await stat(place).catch(() => {
    throw new NotFound(message('holdings.errors.bytesMissing'))
  })
  return { size, stream: createReadStream(place) }
}

async function sweep() {
  await makeFolder(incoming())
  for (const name of await readdir(incoming())) {
    const part = path.join(incoming(), name)
    const age = Date.now() - (await stat(part).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if (age > STALE_MS) await rm(part, { force: true })
  }
}
