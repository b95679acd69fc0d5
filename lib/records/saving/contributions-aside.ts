import 'server-only'
import { inThread } from '@/lib/workers/threads'
import contributionsTo, { type Contributions, type DraftChange } from './contributions-thread'
import { isLarge } from './size'

/** Far longer than the longest body takes. */
const SECONDS = 15

const inAThread = inThread<DraftChange, Contributions>('lib/records/saving/contributions-thread.ts', SECONDS)

/** The contributors of a content as the next version of a draft: of a large one in a thread, so that it doesn't stop the server. */
export const contributionsAside = async (who: string, change: DraftChange): Promise<Contributions> =>
  isLarge([change.before.content, change.content]) ? inAThread(who, change) : contributionsTo(change)
