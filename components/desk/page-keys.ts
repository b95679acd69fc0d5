'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { Message } from '@/lib/messages/message'

/** Something that can be done on one page, as the list of keys and the command palette show it. */
export type PageKey = {
  /** As they are written: "Alt+F8". Null for what has none. */
  keys: string | null
  does: Message | string
  /** Where the keys do it. Shown among the shortcuts only. */
  where?: Message
  /** Does it from the command palette; without it, only the keys do. */
  run?: () => void
  /** True where it can't be done now. */
  isOff?: () => boolean
}

const none: readonly PageKey[] = []
let lists: readonly (readonly PageKey[])[] = []
let present = none
const listeners = new Set<() => void>()

function show(next: typeof lists) {
  lists = next
  present = lists.flat()
  for (const listener of listeners) listener()
}

/** Lists the page's own keys with those of the desk while the page is shown. `keys` must be the same array each time. */
export function useListedKeys(keys: readonly PageKey[]) {
  useEffect(() => {
    show([...lists, keys])
    return () => show(lists.filter((list) => list !== keys))
  }, [keys])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What can be done on the page that is shown. */
export const usePageKeys = () =>
  useSyncExternalStore(
    subscribe,
    () => present,
    () => none,
  )
