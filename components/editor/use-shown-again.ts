'use client'

import { useEffect, useRef } from 'react'

/** Milliseconds in which a browser says by several events that a page is shown again. */
const TOGETHER = 100

/**
 * Calls `again` when a member comes back to the page: from another tab, window or page of the browser. What it shows can have been changed there or by
 * someone else since.
 */
export function useShownAgain(again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const shown = () => {
      if (document.visibilityState !== 'visible') return
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), TOGETHER)
    }
    window.addEventListener('focus', shown)
    window.addEventListener('pageshow', shown)
    document.addEventListener('visibilitychange', shown)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('focus', shown)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [])
}
