import 'server-only'
import { db } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { NotFound } from '@/lib/errors'
import { onNews } from '@/lib/page-store/known-changes'
import { cached, cachedHashes, forgetCached } from '@/lib/storage/cache'

// What each machine has made of stored files, such as page images. An erasure by another machine reaches it here.

/** Hashes that one query looks for. */
const AT_ONCE = 500

/**
 * What was made from a file of the archive and kept on this machine, else the result of `make`, which is kept. The caller has checked that the actor
 * can read it. `NotFound` when the file has left the archive, also in the meantime: then nothing of it stays here.
 */
export async function madeFrom(sha256: string, name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const made = await cached(sha256, name, make)
  if ((await db.mediaFile.count({ where: { sha256 } })) > 0) return made
  await forgetCached(sha256)
  throw new NotFound()
}

/** Removes from this machine what was made from files that are no longer in the archive. */
export async function forgetRemoved(): Promise<void> {
  const hashes: string[] = []
  for await (const sha256 of cachedHashes()) hashes.push(sha256)
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const some = hashes.slice(from, from + AT_ONCE)
    const found = await db.mediaFile.findMany({ where: { sha256: { in: some } }, select: { sha256: true } })
    const there = new Set(found.map(({ sha256 }) => sha256))
    for (const sha256 of some) if (!there.has(sha256)) await forgetCached(sha256)
  }
}

/** Does this from now on: at once, every hour, and when something is taken from readers. */
export function keepForgetting(): void {
  let running: Promise<void> = Promise.resolve()
  // Several changes while one look is going on need one more look.
  let isNext = false
  const forget = () => {
    if (isNext) return
    isNext = true
    running = running
      .then(() => {
        isNext = false
        return forgetRemoved()
      })
      .catch((error: unknown) => console.error(error))
  }
  forget()
  setInterval(forget, HOUR_MS).unref()
  onNews((news) => {
    if (news === 'ANYTHING' || news.some(({ action }) => TAKING.test(action))) forget()
  })
}

/** Events after which a file can be gone. */
const TAKING = /erase|delete|remove|withdraw/
