'use client'

import type { Editor, EditorEvents } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { startTransition, useEffect, useRef, useState } from 'react'

/** Milliseconds after the last change, and the most that reading waits then for the page to have nothing else to do. */
const timing = { pause: 300, longest: 1_000 }

/** Calls `work` when the page has nothing else to do; returns a function that calls it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work)
    return () => clearTimeout(timer)
  }
  const asked = window.requestIdleCallback(work, { timeout: timing.longest })
  return () => window.cancelIdleCallback(asked)
}

/**
 * What `read` finds in the text, read again a moment after the last change and not on each key, so that typing never waits for it. `first` until
 * then. `read` has no state of its own but what it is given.
 */
export function useSettledText<Found>(editor: Editor, read: (doc: Node) => Found, first: () => Found): Found {
  const [found, setFound] = useState(first)
  const reader = useRef(read)
  reader.current = read
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let callOff = () => {}
    const look = () => {
      callOff = whenIdle(() => {
        const next = reader.current(editor.state.doc)
        startTransition(() => setFound(next))
      })
    }
    // Replacing the whole text isn't an update event, so this listens to transactions.
    const wait = ({ transaction }: EditorEvents['transaction']) => {
      if (!transaction.docChanged) return
      callOff()
      clearTimeout(timer)
      timer = setTimeout(look, timing.pause)
    }
    look()
    editor.on('transaction', wait)
    return () => {
      callOff()
      clearTimeout(timer)
      editor.off('transaction', wait)
    }
  }, [editor])
  return found
}
