import type { Translator } from '@/lib/messages/translator'

/** What counts how much of it is done. */
type Counted = 'verify' | 'backup' | 'restore' | 'drill'

/** Returns a function that prints how far the work is, at most every ten seconds. */
export function progressTo(t: Translator, work: Counted) {
  let printed = Date.now()
  return (progress: { of: string; count: number }) => {
    if (Date.now() - printed < 10_000) return
    printed = Date.now()
    console.error(t(`commands.${work}.progress`, progress))
  }
}
