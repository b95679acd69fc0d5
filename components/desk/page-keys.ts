'use client'

import { useEffect, useSyncExternalStore } from 'react'

/** A key that works on one page only, as the list of keys tells of it. */
export type PageKey = { keys: string; does: string }

const none: readonly PageKey[] = []
let present = none
const listeners = new Set<() => void>()

function show(keys: readonly PageKey[]) {
  present = keys
  for (const listener of listeners) listener()
}

/** Has the page's own keys listed with those of the desk while the page is shown. `keys` must be the same array each time. */
export function useListedKeys(keys: readonly PageKey[]) {
  useEffect(() => {
    show(keys)
    return () => show(none)
  }, [keys])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The keys of the page that is shown. */
export const usePageKeys = () =>
  useSyncExternalStore(
    subscribe,
    () => present,
    () => none,
  )
