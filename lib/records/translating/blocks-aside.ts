import 'server-only'
import type { NodeJson } from '@/lib/text'
import { inThread, LimitReached } from '@/lib/workers/threads'
import { isLarge } from '../saving/size'
import { type ChangedBlocks, changedBlocks } from './blocks'

/** Objects and lists of both texts up to which comparing them takes a few milliseconds. */
const LARGE = 4_000
/** Far longer than the longest texts take. */
const SECONDS = 20

const inAThread = inThread<string, string>('lib/records/translating/blocks-thread.ts', SECONDS)

/**
 * How the blocks of a text changed (see `changedBlocks`): of long texts in a thread, so that it doesn't stop the server. Where a limit ends it,
 * every block counts as new. `who` takes turns with others.
 */
export async function changedBlocksAside(
  who: string,
  before: readonly NodeJson[],
  after: readonly NodeJson[],
): Promise<ChangedBlocks> {
  if (before === after) return { blocks: after.map((_, was) => ({ is: 'SAME', was })), removed: [] }
  if (!isLarge([before, after], LARGE)) return changedBlocks(before, after)
  try {
    return JSON.parse(await inAThread(who, JSON.stringify([before, after])))
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    return { blocks: after.map(() => ({ is: 'ADDED', was: null })), removed: [] }
  }
}
