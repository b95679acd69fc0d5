import 'server-only'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { inThread, LimitReached } from '@/lib/workers/threads'
import { type Contributions, contributionsTo, type DraftChange } from './contributions-thread'
import { isLarge } from './size'

/** Far longer than the longest body takes. */
const SECONDS = 25

const inAThread = inThread<string, Contributions>('lib/records/saving/contributions-thread.ts', SECONDS)

/**
 * The contributors of a content as the next version of a draft: of a large one in a thread, so that it doesn't stop the server. `Invalid` when
 * that takes too long. `who` takes turns with others.
 */
export async function contributionsAside(who: string, change: DraftChange): Promise<Contributions> {
  if (!isLarge([change.before.content, change.content])) return contributionsTo(change)
  return inAThread(who, JSON.stringify(change)).catch((error: unknown) => {
    if (!(error instanceof LimitReached)) throw error
    throw new Invalid({ body: message('errors.document.tooSlow', { seconds: SECONDS }) })
  })
}
