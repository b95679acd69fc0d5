'use client'

import { useEffect, useRef, useState } from 'react'

type Search<Found> = (query: string, signal: AbortSignal) => Promise<readonly Found[]>

/** What `search` finds for the words, 150 ms after the last key, with a sentence on how it stands; null words ask nothing. */
export function useSearch<Found>(words: string | null, search: Search<Found>) {
  const [answer, setAnswer] = useState<{ words: string; found: readonly Found[]; failed: boolean } | null>(
    null,
  )
  const asked = useRef(search)
  asked.current = search
  useEffect(() => {
    if (words === null) return setAnswer(null)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      asked.current(words, stop.signal).then(
        (found) => stop.signal.aborted || setAnswer({ words, found, failed: false }),
        () => stop.signal.aborted || setAnswer({ words, found: [], failed: true }),
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words])
  return { found: answer?.found ?? [], status: statusOf(words, answer) }
}

function statusOf(
  words: string | null,
  answer: { words: string; found: readonly unknown[]; failed: boolean } | null,
) {
  if (!answer || answer.words !== words) return 'Searching …'
  if (answer.failed) return 'The search did not answer. What you typed is kept; try again.'
  if (answer.found.length === 0) return 'Nothing found.'
  return answer.found.length === 1 ? 'One found.' : `${answer.found.length} found.`
}
