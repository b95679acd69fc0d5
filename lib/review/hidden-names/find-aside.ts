import 'server-only'
import type { FoundName } from '@/lib/folding/find-names'
import { inThread } from '@/lib/workers/threads'
import findAll, { type NameSearch } from './find-thread'

/** Characters up to which a search takes a few milliseconds. */
const LARGE = 50_000
/** Far longer than the longest text takes. */
const SECONDS = 60

const inAThread = inThread<NameSearch, FoundName[][]>('lib/review/hidden-names/find-thread.ts', SECONDS)

/** `findNames` in each of these texts: in long ones in a thread, so that they don't stop the server. `who` takes turns with others. */
export const findNamesAside = async (who: string, search: NameSearch): Promise<FoundName[][]> =>
  search.texts.reduce((sum, text) => sum + text.length, 0) < LARGE ? findAll(search) : inAThread(who, search)
