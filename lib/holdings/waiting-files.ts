import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import { NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { stage } from './storage'

// Files that were sent completely and wait to be read. They are not part of the archive.

const folder = () => path.resolve(env.MEDIA_DIR, 'waiting')
const placeOf = (id: string) => path.join(folder(), id)
/** Files without a job are left for so long: theirs may be about to be written. */
const STALE_MS = 60 * 60 * 1000

/** Keeps the bytes under this id until `dropWaiting`. On any failure no part of them remains. The errors of `stage`. */
export async function keepWaiting(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const staged = await stage(bytes)
  try {
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    await rename(staged.path, placeOf(id))
  } catch (error) {
    await staged.discard()
    throw error
  }
}

/** The bytes that wait under this id. `NotFound` when they are gone. */
export async function readWaiting(id: string): Promise<AsyncIterable<Uint8Array>> {
  await stat(placeOf(id)).catch(() => {
    throw new NotFound(message('holdings.errors.bytesMissing'))
  })
  return createReadStream(placeOf(id))
}

/** Removes the bytes that wait under this id. */
export const dropWaiting = (id: string): Promise<void> => rm(placeOf(id), { force: true })

/** Removes files that no one waits for, an hour after they were sent. `isAwaited` gets their ids and returns those that are. */
export async function sweepWaiting(isAwaited: (ids: string[]) => Promise<Set<string>>): Promise<void> {
  const names = await readdir(folder()).catch(() => [])
  const old: string[] = []
  for (const name of names) {
    const { mtimeMs } = await stat(placeOf(name)).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > STALE_MS) old.push(name)
  }
  if (old.length === 0) return
  const awaited = await isAwaited(old)
  for (const name of old) if (!awaited.has(name)) await dropWaiting(name)
}
