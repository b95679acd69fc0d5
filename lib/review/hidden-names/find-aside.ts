import 'server-only'
import type { Named } from '@/lib/folding/find-initials'
import { inThread } from '@/lib/workers/threads'
import findAll, { type NameSearch } from './find-thread'

/** Characters up to which a search takes a few milliseconds. */
const LARGE = 50_000
/** Far longer than the longest text takes. */
const SECONDS = 60

const inAThread = inThread<NameSearch, Named[][]>('lib/review/hidden-names/find-thread.ts', SECONDS)

/** The names and initials of a person in each of these texts: in long ones in a thread, so that they don't stop the server. `who` takes turns with others. */
export const findNamesAside = async (who: string, search: NameSearch): Promise<Named[][]> =>
  search.texts.reduce((sum, text) => sum + text.length, 0) < LARGE ? findAll(search) : inAThread(who, search)
