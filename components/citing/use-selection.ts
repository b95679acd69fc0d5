'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { offsetOfPoint } from './text-points'
import type { Range } from './word-range'

/** How long a selection rests before it is taken, in milliseconds: on a phone its ends are drawn one after the other. */
const REST = 250

/** Takes what was selected in the element by mouse or touch, once it rests. */
export function useSelection(root: RefObject<HTMLElement | null>, take: (range: Range) => void) {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    let isPressed = false
    let hasChanged = false
    const read = () => {
      const element = root.current
      const selection = document.getSelection()
      hasChanged = false
      if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return
      const range = selection.getRangeAt(0)
      if (!element.contains(range.commonAncestorContainer)) return
      const start = offsetOfPoint(element, range.startContainer, range.startOffset)
      const end = offsetOfPoint(element, range.endContainer, range.endOffset)
      if (start !== null && end !== null && start < end) latest.current({ start, end })
    }
    const rest = () => {
      clearTimeout(waiting)
      waiting = setTimeout(read, REST)
    }
    const changed = () => {
      hasChanged = true
      if (!isPressed) rest()
    }
    const pressed = ({ pointerType }: PointerEvent) => {
      isPressed = pointerType === 'mouse'
    }
    const released = () => {
      isPressed = false
      if (!hasChanged) return
      clearTimeout(waiting)
      read()
    }
    document.addEventListener('selectionchange', changed)
    document.addEventListener('pointerdown', pressed)
    document.addEventListener('pointerup', released)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('selectionchange', changed)
      document.removeEventListener('pointerdown', pressed)
      document.removeEventListener('pointerup', released)
    }
  }, [root])
}
