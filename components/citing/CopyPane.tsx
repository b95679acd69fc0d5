'use client'

import { createContext, type ReactNode, use, useEffect } from 'react'
import { createPortal } from 'react-dom'

type Pane = {
  /** The element of the pane; null until it is there. */
  place: HTMLElement | null
  /** Opens the pane; returns a function that closes it. */
  open: () => () => void
}

/** The pane of the page for archive copies; null where the page has no room for one. */
export const CopyPane = createContext<Pane | null>(null)

/** Shows the archive copy of a form in the pane beside it where the page has room for one, and in its place in the form elsewhere. */
export function InCopyPane({ children }: { children: ReactNode }) {
  const pane = use(CopyPane)
  const open = pane?.open
  useEffect(() => open?.(), [open])
  if (!pane) return children
  return pane.place && createPortal(children, pane.place)
}
