import 'server-only'
import { buffer } from 'node:stream/consumers'
import { NotFound } from '@/lib/errors'
import type { SoughtNames } from '@/lib/folding/find-names'
import { sha256 } from '@/lib/hashing'
import { readWaiting } from '@/lib/holdings/waiting-files'
import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Excerpts } from './excerpts'
import type { WaitingFile } from './waiting-file-thread'

/** Far longer than the largest file takes. */
const SECONDS = 60
const inAThread = inThread<WaitingFile, Excerpts | null | 'UNREADABLE'>(
  'lib/editions/erasure/waiting-file-thread.ts',
  SECONDS,
)

/** Files whose search is remembered: an erasure searches them twice, and the page before it once. */
const KEPT = 200
const known = new Map<string, { recordId: string; found: Excerpts | null }>()

/** What can't be searched may have the name. */
const unsearched: Excerpts = { excerpts: [], isFull: false }

/**
 * Where a file that waits to be imported has the name of a record's speaker, in any of its rows; null where it doesn't, or has gone. A file that can't
 * be read, or takes too long, counts as one that has it. Records take turns.
 */
export async function namedInWaitingFile(
  recordId: string,
  { id, encoding, format }: { id: string; encoding: string; format: string },
  sought: SoughtNames,
): Promise<Excerpts | null> {
  const names = sought.map(({ folded }) => folded)
  const key = sha256(JSON.stringify([id, encoding, format, names]))
  const before = known.get(key)
  if (before) return before.found
  const bytes = await readWaiting(id)
    .then((parts) => buffer(parts))
    .catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
  if (!bytes) return null
  const answer = await inAThread(recordId, { bytes, encoding, format, sought }).catch((error: unknown) => {
    if (error instanceof LimitReached) return 'ENDED' as const
    throw error
  })
  // The server had too much to do, perhaps: the next search may finish.
  if (answer === 'ENDED') return unsearched
  const found = answer === 'UNREADABLE' ? unsearched : answer
  known.set(key, { recordId, found })
  const oldest = known.size > KEPT ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  return found
}

/** Forgets what was found for a record: once it is erased, no memory keeps the name. */
export function forgetSearches(recordId: string): void {
  for (const [key, search] of known) if (search.recordId === recordId) known.delete(key)
}
