'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What stays in sight at the top. Its height is known to the styles, because toolbar and inspector stay below it. */
export function EditorHead({ children }: { children: ReactNode }) {
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = head.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      element.parentElement?.style.setProperty('--editor-head', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <header ref={head} className="editor-head">
      {children}
    </header>
  )
}
