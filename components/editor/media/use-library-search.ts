import { useEffect, useState } from 'react'
import type { Answer } from '@/components/api/client'

/** Milliseconds without a key after which it is searched. */
const PAUSE = 150

/** What the media library has for a text that is being typed; null until the first answer. An answer to an earlier text is dropped. */
export function useLibrarySearch<Found>(
  search: (q: string, signal: AbortSignal) => Promise<Answer<Found[]>>,
) {
  const [q, setQ] = useState('')
  const [found, setFound] = useState<readonly Found[] | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const wait = setTimeout(async () => {
      const answer = await search(q, stop.signal)
      if (!stop.signal.aborted && 'done' in answer) setFound(answer.done)
    }, PAUSE)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [q, search])
  return { q, setQ, found }
}
