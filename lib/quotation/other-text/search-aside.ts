import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Search, Searched } from './search'
import searchAll from './thread'

/** Characters times passages up to which a search takes a few milliseconds. */
const LARGE = 100_000
const SECONDS = 60

const inAThread = inThread<Search, Searched[]>('lib/quotation/other-text/thread.ts', SECONDS)

/** Searches for passages in a text: a long search in a thread. `Invalid` when a limit of time or memory ends it; nothing has changed then. */
export async function searchAside(who: string, search: Search): Promise<Searched[]> {
  if (search.passages.length === 0) return []
  if (search.text.length * search.passages.length < LARGE) return searchAll(search)
  try {
    return await inAThread(who, search)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    throw new Invalid({ betterThanId: message('relocation.tooLong', { seconds: SECONDS }) })
  }
}
