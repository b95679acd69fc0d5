'use client'

import { latinKey } from '@/components/ui/keys'

const KEY = 'stele-single-keys'

/** True for what takes text, or a choice by letters. */
export const isTypedIn = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['input', 'textarea', 'select'].includes(target.localName))

/** True unless this browser's member has switched off the keys that work without Ctrl, ⌘ or Alt (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(KEY) !== 'off'

/** Switches them on or off in this browser. */
export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
}

/** True where a pressed key can call something by itself: not while the member types, with Ctrl, ⌘ or Alt, or where that is switched off. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !isTypedIn(event.target) && areSingleKeysOn()

/**
 * Listens for the single keys of a page, by their Latin letters, until the returned function is called. It hears nothing while a dialog is open, and not the letter after G,
 * which goes to another page.
 */
export function listenForSingleKeys(press: (key: string, event: KeyboardEvent) => void): () => void {
  let afterG = false
  const hear = (event: KeyboardEvent) => {
    const goes = afterG
    const key = latinKey(event)
    afterG = key === 'g'
    if (goes || event.defaultPrevented || !isSingleKey(event)) return
    if (document.querySelector('[role=dialog][data-open]')) return
    press(key, event)
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}
