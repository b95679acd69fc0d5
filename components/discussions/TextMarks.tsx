'use client'

import './text-talk.css'
import { useEffect } from 'react'
import { rangeOf, type SelectedText } from './selected-text'

/** Marks the text that is discussed where the whole text is shown, without changing it. Does nothing in a browser that can't. */
export function TextMarks({ anchors }: { anchors: readonly SelectedText[] }) {
  useEffect(() => {
    if (!('highlights' in CSS)) return
    const mark = () => {
      const text = document.querySelector('[data-whole-text]')
      const ranges = text ? anchors.flatMap((anchor) => rangeOf(text, anchor) ?? []) : []
      CSS.highlights.set('discussed', new Highlight(...ranges))
    }
    mark()
    // The text is drawn again whenever its item is shown.
    const column = document.getElementById('archive-copy')
    const watcher = new MutationObserver(mark)
    if (column) watcher.observe(column, { childList: true })
    return () => {
      watcher.disconnect()
      CSS.highlights.delete('discussed')
    }
  }, [anchors])
  return null
}
