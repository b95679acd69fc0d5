'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Answer<Found> = { query: string; found: readonly Found[]; failed: boolean }
type Search<Found> = (query: string, signal: AbortSignal) => Promise<readonly Found[]>

/**
 * Searches 150 ms after the last key. Returns the matches, whether they are those of this query, and a status sentence. A null query starts no
 * search.
 */
export function useSearch<Found>(query: string | null, search: Search<Found>) {
  const t = useTranslations('ui.search')
  const [answer, setAnswer] = useState<Answer<Found> | null>(null)
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    if (query === null) return setAnswer(null)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      latest.current(query, stop.signal).then(
        (found) => stop.signal.aborted || setAnswer({ query, found, failed: false }),
        () => stop.signal.aborted || setAnswer({ query, found: [], failed: true }),
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  const status = () => {
    if (answer?.query !== query) return t('running')
    return answer.failed ? t('failed') : t('found', { count: answer.found.length })
  }
  return { found: answer?.found ?? [], isAnswered: answer?.query === query, status: status() }
}
