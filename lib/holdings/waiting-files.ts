import 'server-only'
import { HOUR_MS } from '@/lib/durations'
import { NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { WAITING, waitingKey } from '@/lib/storage/keys'
import { fileStore, stage } from '@/lib/storage/stored-files'

// Files that were sent completely and wait to be read. They are not part of the archive.

/** Files without a job are left for so long: theirs may be about to be written. */
const STALE_MS = HOUR_MS

/** Keeps the bytes under this id until `dropWaiting`. On any failure no part of them remains. The errors of `stage`. */
export async function keepWaiting(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const staged = await stage(bytes)
  try {
    await staged.send(waitingKey(id))
  } finally {
    await staged.discard()
  }
}

/** The bytes that wait under this id. `NotFound` when they are gone. */
export async function readWaiting(id: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await fileStore.get(waitingKey(id))
  if (!found) throw new NotFound(message('holdings.errors.bytesMissing'))
  return found.stream
}

/** Removes the bytes that wait under this id. */
export const dropWaiting = (id: string): Promise<void> => fileStore.delete(waitingKey(id))

/** Removes files that no one waits for, an hour after they were sent. `isAwaited` gets their ids and returns those that are. */
export async function sweepWaiting(isAwaited: (ids: string[]) => Promise<Set<string>>): Promise<void> {
  const old: string[] = []
  for await (const { key, modifiedAt } of fileStore.list(WAITING))
    if (Date.now() - modifiedAt.getTime() > STALE_MS) old.push(key.slice(WAITING.length))
  if (old.length === 0) return
  const awaited = await isAwaited(old)
  for (const id of old) if (!awaited.has(id)) await dropWaiting(id)
}
