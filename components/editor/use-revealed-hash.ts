'use client'

import { useEffect, useRef } from 'react'
import type { RecordEditing } from './use-record-editor'

/** Shows the part of the page that its address names ("#figure-…"), also one in a tab that isn't open. */
export function useRevealedHash({ editor, inspecting }: RecordEditing) {
  const reveal = useRef(inspecting.reveal)
  reveal.current = inspecting.reveal
  const isReady = editor !== null
  useEffect(() => {
    if (!isReady) return
    const follow = () => {
      const element = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (element?.closest('.editor-panes')) reveal.current(element)
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [isReady])
}
