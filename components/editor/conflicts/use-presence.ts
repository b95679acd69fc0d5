'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Presence, sendLeave, sendSign } from '@/components/api/presence'
import { MINUTE_MS } from '@/lib/durations'
import { newId } from '@/lib/text'

/** Milliseconds between two signs, and without any input after which a page sends none: so a page left open keeps no one from writing. */
const timing = { every: 10_000, idle: 5 * MINUTE_MS }

type Setting = {
  recordId: string
  /** False where the draft can't be edited by anyone now. */
  isOpen: boolean
  /** Called with the version that the server has, after each sign. */
  onVersion: (version: number) => void
  /** Called when another member takes over. */
  onTakenOver: () => void
}

/**
 * Shows other members that this page has the editor open, and who else has. `writer`: another member writes now, and this page reads along;
 * null while it can write, also when the server doesn't answer. `isTaken`: they took over from this page.
 */
export function usePresence({ recordId, isOpen, onVersion, onTakenOver }: Setting) {
  const [presence, setPresence] = useState<Presence | null>(null)
  const [isTaken, setTaken] = useState(false)
  const calls = useRef({ onVersion, onTakenOver })
  calls.current = { onVersion, onTakenOver }
  const take = useRef(() => {})

  useEffect(() => {
    if (!isOpen) return
    const page = newId()
    let isHere = true
    let wrote = false
    let active = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined

    async function sign(kind: 'WRITE' | 'TAKE' = 'WRITE') {
      clearTimeout(timer)
      const answer = await sendSign(recordId, { page, sign: kind })
      if (!isHere) return
      const found = 'done' in answer ? answer.done : null
      const isRead = found !== null && !found.writes
      if (isRead && wrote) {
        setTaken(true)
        calls.current.onTakenOver()
      }
      if (found?.writes) setTaken(false)
      if (found) wrote = found.writes
      setPresence(found)
      if (found) calls.current.onVersion(found.version)
      timer = setTimeout(next, timing.every)
    }
    function next() {
      if (Date.now() - active < timing.idle) void sign()
      else timer = setTimeout(next, timing.every)
    }
    function act() {
      const wasIdle = Date.now() - active >= timing.idle
      active = Date.now()
      if (wasIdle) void sign()
    }
    const leave = () => sendLeave(recordId, page)
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) void sign()
    }
    take.current = () => void sign('TAKE')
    void sign()
    window.addEventListener('keydown', act)
    window.addEventListener('pointerdown', act)
    window.addEventListener('focus', act)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    return () => {
      isHere = false
      clearTimeout(timer)
      window.removeEventListener('keydown', act)
      window.removeEventListener('pointerdown', act)
      window.removeEventListener('focus', act)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      leave()
    }
  }, [recordId, isOpen])

  const others = presence?.others ?? []
  return {
    others,
    writer: (presence && !presence.writes && others.find(({ writes }) => writes)) || null,
    isTaken,
    takeOver: useCallback(() => take.current(), []),
  }
}
export type EditorPresence = ReturnType<typeof usePresence>
