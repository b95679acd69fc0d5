'use client'

import { useEffect } from 'react'
import { type PageKey, useListedKeys } from '@/components/desk/page-keys'
import { listenForSingleKeys } from '@/components/desk/single-keys'
import { message } from '@/lib/messages/message'

const keys: readonly PageKey[] = [
  { keys: 'j', does: message('review.queue.keys.next') },
  { keys: 'k', does: message('review.queue.keys.previous') },
  { keys: 'Enter', does: message('review.queue.keys.open') },
  { keys: 'c', does: message('review.queue.keys.claim') },
]

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('main a[data-row]')]
const present = () => document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-row]')

function move(by: 1 | -1) {
  const all = links()
  const here = present()
  const at = here ? all.indexOf(here) : -1
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

const claim = () => present()?.closest('tr')?.querySelector<HTMLButtonElement>('button[data-claim]')?.click()
const acts: Record<string, () => void> = { j: () => move(1), k: () => move(-1), c: claim }

/** The keys of the queue. They do nothing while the reader types; Enter is the link's own. */
export function QueueKeys() {
  useListedKeys(keys)
  useEffect(() => {
    return listenForSingleKeys((key, event) => {
      const act = acts[key]
      if (!act || (event.repeat && key === 'c')) return
      event.preventDefault()
      act()
    })
  }, [])
  return null
}
