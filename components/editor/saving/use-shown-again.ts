'use client'

import { useEffect, useRef } from 'react'

/** Milliseconds in which a browser says by several events that a page is shown again. */
const TOGETHER = 100
/** Milliseconds for which what was asked for counts as new. A window gets the focus after each file picker, too. */
const RENEWED_MS = 10_000

/**
 * Calls `again` when a member comes back to the page: from another tab, window or page of the browser. What it shows can have been changed there or by
 * someone else since. At most once in ten seconds, counted from when it was first shown, too: a member who is back sooner waits for their end.
 */
export function useShownAgain(again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let renewedAt = performance.now()
    const renew = () => {
      renewedAt = performance.now()
      latest.current()
    }
    const shown = () => {
      if (document.visibilityState !== 'visible') return
      clearTimeout(timer)
      timer = setTimeout(renew, Math.max(TOGETHER, renewedAt + RENEWED_MS - performance.now()))
    }
    // A page that was just loaded has asked already.
    const kept = ({ persisted }: PageTransitionEvent) => {
      if (persisted) shown()
    }
    window.addEventListener('focus', shown)
    window.addEventListener('pageshow', kept)
    document.addEventListener('visibilitychange', shown)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('focus', shown)
      window.removeEventListener('pageshow', kept)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [])
}
