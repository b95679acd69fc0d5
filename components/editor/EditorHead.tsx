'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Room for the tools of the text below the head, and a little more. */
const TOOLS = '4.5rem'

/** What stays in sight at the top. Its height is known to the styles, because toolbar and inspector stay below it. */
export function EditorHead({ children }: { children: ReactNode }) {
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = head.current
    if (!element) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      element.parentElement?.style.setProperty('--editor-head', `${element.offsetHeight}px`)
      // A line that the arrow keys come to isn't left below the tools.
      style.scrollPaddingBlockStart = `calc(${element.offsetHeight}px + ${TOOLS})`
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.scrollPaddingBlockStart = ''
    }
  }, [])
  return (
    <header ref={head} className="editor-head">
      {children}
    </header>
  )
}
