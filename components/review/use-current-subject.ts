'use client'

import { useEffect, useState } from 'react'
import { type CurrentSubject, copyAlone, currentSubject } from './panels'

const events = ['focusin', 'scroll', 'toggle', 'resize'] as const

/** The subject that one works at on this page, followed as the focus moves, the page scrolls and warnings open; null before anything is. */
export function useCurrentSubject(): CurrentSubject | null {
  const [current, setCurrent] = useState<CurrentSubject | null>(null)
  useEffect(() => {
    let waiting = 0
    const look = () => {
      waiting = 0
      setCurrent((before) => {
        if (copyAlone()) return before
        const now = currentSubject(before?.anchor ?? null)
        return now?.anchor === before?.anchor && now?.revealed === before?.revealed ? before : now
      })
    }
    const soon = () => {
      waiting ||= requestAnimationFrame(look)
    }
    look()
    for (const name of events) window.addEventListener(name, soon, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(waiting)
      for (const name of events) window.removeEventListener(name, soon, { capture: true })
    }
  }, [])
  return current
}
