import 'server-only'
import { Invalid } from '@/lib/errors'
import { type Message, message } from '@/lib/messages/message'
import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Divided, Undivided } from './divide-thread'

/** Far longer than the largest file takes. */
const SECONDS = 60

const inAThread = inThread<Undivided, Divided | Message>('lib/imports/reading/divide-thread.ts', SECONDS)

/**
 * Divides a file into its rows, in a thread, so that it doesn't stop the server. `Invalid` on `file` says why it can't be read. `who` takes turns
 * with others.
 */
export async function divided(who: string, undivided: Undivided): Promise<Divided> {
  const answer = await inAThread(who, undivided).catch((error: unknown) => {
    if (error instanceof LimitReached) return message('imports.faults.tooSlow')
    throw error
  })
  if ('key' in answer) throw new Invalid({ file: answer })
  return answer
}
