'use client'

import { useEffect } from 'react'
import { type PageKey, useListedKeys } from '../desk/page-keys'

const keys: readonly PageKey[] = [
  { keys: 'j', does: 'Go to the next subject' },
  { keys: 'k', does: 'Go to the one before' },
  { keys: 'u', does: 'Go to the next that is to be checked' },
  { keys: 'v', does: 'At a subject: verify the first aspect that is not checked' },
  { keys: 'n', does: 'At a subject: write a note' },
  { keys: 'o', does: 'At a subject: open or close what stands under a warning' },
]

const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/.test(target.localName))

const sheets = () =>
  [...document.querySelectorAll<HTMLElement>('main article')].filter((sheet) => sheet.checkVisibility())
const present = () => {
  const sheet = document.activeElement?.closest('article')
  return sheet instanceof HTMLElement ? sheet : null
}
/** Verdicts that can be given at once: those behind a closed warning or "another verdict" are not seen. */
const openVerdict = (sheet: HTMLElement) =>
  [...sheet.querySelectorAll<HTMLButtonElement>('button[data-verify]')].find((button) =>
    button.checkVisibility(),
  )
const warningOf = (sheet: HTMLElement) => sheet.querySelector<HTMLDetailsElement>('details[data-warning]')

function goTo(sheet: HTMLElement | undefined) {
  sheet?.focus({ preventScroll: true })
  sheet?.scrollIntoView({ block: 'start' })
}

function move(by: 1 | -1) {
  const all = sheets()
  const here = present()
  const at = here ? all.indexOf(here) : -1
  goTo(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)])
}

function moveToUnchecked() {
  const all = sheets()
  const here = present()
  const after = here ? all.indexOf(here) + 1 : 0
  const isOpen = (sheet: HTMLElement) => openVerdict(sheet) !== undefined || warningOf(sheet)?.open === false
  goTo([...all.slice(after), ...all.slice(0, after)].find(isOpen))
}

function toggleWarning(sheet: HTMLElement) {
  const warning = warningOf(sheet)
  if (warning) warning.open = !warning.open
}

const atSheet: Record<string, (sheet: HTMLElement) => void> = {
  v: (sheet) => openVerdict(sheet)?.click(),
  n: (sheet) =>
    [...sheet.querySelectorAll<HTMLElement>('[data-note]')].find((note) => note.checkVisibility())?.focus(),
  o: toggleWarning,
}
const anywhere: Record<string, () => void> = { j: () => move(1), k: () => move(-1), u: moveToUnchecked }

/** The keys of the review page. Silent while one writes; what changes something works only where the focus is. */
export function ReviewKeys() {
  useListedKeys(keys)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
      if (writing(event.target) || document.querySelector('dialog[open]')) return
      const sheet = present()
      const act = anywhere[event.key] ?? (sheet && atSheet[event.key] && (() => atSheet[event.key]?.(sheet)))
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
