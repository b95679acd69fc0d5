import 'server-only'
import { Invalid } from '@/lib/errors'
import type { SoughtNames } from '@/lib/folding/find-names'
import { message } from '@/lib/messages/message'
import { isLarge } from '@/lib/records/saving/size'
import { inThread, LimitReached } from '@/lib/workers/threads'
import type { HiddenName } from './names'
import { type Searched, searchEach } from './search-thread'

/** Objects and lists up to which a search takes a few milliseconds. */
const LARGE = 4_000
/** Far longer than the longest texts take. */
const SECONDS = 60

const inAThread = inThread<{ all: string; sought: SoughtNames }, string>(
  'lib/review/hidden-names/search-thread.ts',
  SECONDS,
)

/**
 * The name in each of these: in long ones in a thread, so that they don't stop the server. `Invalid` when that takes too long: nothing counts as
 * searched then. `who` takes turns with others.
 */
export async function searchAside(
  who: string,
  all: readonly Searched[],
  sought: SoughtNames,
): Promise<HiddenName[][]> {
  if (!isLarge(all, LARGE)) return searchEach(all, sought)
  try {
    return JSON.parse(await inAThread(who, { all: JSON.stringify(all), sought }))
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    throw new Invalid({ body: message('errors.document.tooSlow', { seconds: SECONDS }) })
  }
}
