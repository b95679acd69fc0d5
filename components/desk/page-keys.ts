'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { Message } from '@/lib/messages/message'

/** A key that works only on one page, as the list of keys shows it. */
export type PageKey = { keys: string; does: Message | string }

const none: readonly PageKey[] = []
let present = none
const listeners = new Set<() => void>()

function show(keys: readonly PageKey[]) {
  present = keys
  for (const listener of listeners) listener()
}

/** Lists the page's own keys with those of the desk while the page is shown. `keys` must be the same array each time. */
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
