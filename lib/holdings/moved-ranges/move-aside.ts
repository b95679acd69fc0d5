import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Change } from './move-thread'
import { type Mover, moverBy, moverOf, oneStretch, type Stretch, type TextEdit } from './text-edit'

/** UTF-16 units of a change that are compared in a few milliseconds. */
const LARGE = 50_000
const SECONDS = 10

const inAThread = inThread<Change, Stretch[]>('lib/holdings/moved-ranges/move-thread.ts', SECONDS)

/**
 * `moverOf` for texts of any length: the words of a large change are compared in a thread. Where a limit of time or memory ends that, the whole
 * change counts as one, so that a range in it covers all of it. `who` takes turns with others.
 */
export async function moverAside(who: string, old: string, edit: TextEdit): Promise<Mover> {
  const words = old.slice(edit.start, edit.end)
  if (words.length + edit.text.length < LARGE) return moverOf(old, edit)
  const stretches = await inAThread(who, { words, edit }).catch((error: unknown) => {
    if (!(error instanceof LimitReached)) throw error
    return oneStretch(edit)
  })
  return moverBy(edit, stretches)
}
