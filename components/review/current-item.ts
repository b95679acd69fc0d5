'use client'

import { createContext, useContext } from 'react'

export type CurrentItem = {
  /** The anchor of the item that is shown. */
  current: string
  /** All items of this page, in order. */
  anchors: readonly string[]
  /** Shows an item at once and gives it the focus. */
  show: (anchor: string) => void
  /** Looks again at what content warnings leave visible. */
  look: () => void
}

/** The item that the review page shows. */
export const CurrentItemContext = createContext<CurrentItem | null>(null)

export function useCurrentItem(): CurrentItem {
  const value = useContext(CurrentItemContext)
  if (!value) throw new Error('The review page has no current item here.')
  return value
}
