import 'server-only'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { inThread, LimitReached } from '@/lib/workers/threads'
import type { RecordContent } from '../schema'
import { type Checked, check, type Unsaved } from './check-thread'
import { isLarge } from './size'

/** Far longer than the longest body takes. */
const SECONDS = 15

// As text: making it, and handing it over, takes half of the time that a copy of the value takes.
const inAThread = inThread<string, string>('lib/records/saving/check-thread.ts', SECONDS)

async function checkedInThread(who: string, unsaved: Unsaved): Promise<Checked> {
  try {
    return JSON.parse(await inAThread(who, JSON.stringify(unsaved)))
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    return { faults: { body: message('errors.document.tooSlow', { seconds: SECONDS }) } }
  }
}

/**
 * A content of any origin through the schema of its kind, with its hash: a large one in a thread, so that it doesn't stop the server. `Invalid`
 * names the faulty field. `who` takes turns with others.
 */
export async function checkedContent(
  who: string,
  unsaved: Unsaved,
): Promise<{ content: RecordContent; contentHash: string }> {
  const checked = isLarge(unsaved.given) ? await checkedInThread(who, unsaved) : check(unsaved)
  if ('faults' in checked) throw new Invalid(checked.faults)
  return checked
}
