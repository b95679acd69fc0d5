'use client'

import { useLayoutEffect } from 'react'
import { message } from '@/lib/messages/message'
import { type PageKey, useListedKeys } from '../desk/page-keys'
import { currentPanel, visiblePanels, warningOf } from './panels'

const keys: readonly PageKey[] = [
  { keys: 'j', does: message('review.keys.next') },
  { keys: 'k', does: message('review.keys.previous') },
  { keys: 'u', does: message('review.keys.unchecked') },
  { keys: 'p', does: message('review.keys.copy') },
  { keys: '1 … 9', does: message('review.keys.aspect') },
  { keys: 'v', does: message('review.keys.verify') },
  { keys: 'f', does: message('review.keys.fail') },
  { keys: 'w', does: message('review.keys.original') },
  { keys: 'x', does: message('review.keys.access') },
  { keys: 'n', does: message('review.keys.note') },
  { keys: 'c', does: message('review.keys.discuss') },
  { keys: 'o', does: message('review.keys.warning') },
  { keys: 'e', does: message('review.keys.step') },
]

const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/.test(target.localName))

const seen = <Found extends HTMLElement>(within: HTMLElement, selector: string) =>
  [...within.querySelectorAll<Found>(selector)].find((found) => found.checkVisibility())

/** Opens the form for another verdict. Pressing the key again gives the verdict. */
function openForm(aspect: HTMLElement): undefined {
  const closed = aspect.querySelector('details:not([open]):has(button[name=outcome])')
  closed?.toggleAttribute('open', true)
}

/** The button for an outcome: of the focused aspect, else of the first visible aspect that has no verdict. */
function outcomeButton(panel: HTMLElement, outcome: string) {
  const here = document.activeElement?.closest<HTMLElement>('[data-aspect]')
  const button = `button[name=outcome][value=${outcome}]`
  if (here) return seen<HTMLButtonElement>(here, button) ?? openForm(here)
  const open = seen(panel, 'button[data-verify]')?.closest('form')
  return open && seen<HTMLButtonElement>(open, button)
}

function goTo(panel: HTMLElement | undefined) {
  panel?.focus({ preventScroll: true })
  panel?.scrollIntoView({ block: 'start' })
}

/** Goes to the next or previous subject; beyond the last one, to the next page. */
function move(by: 1 | -1) {
  const all = visiblePanels()
  const here = currentPanel()
  const to = here ? all.indexOf(here) + by : 0
  if (all[to]) goTo(all[to])
  else document.querySelector<HTMLAnchorElement>(`main a[rel=${by === 1 ? 'next' : 'prev'}]`)?.click()
}

function moveToUnchecked() {
  const all = visiblePanels()
  const here = currentPanel()
  const after = here ? all.indexOf(here) + 1 : 0
  const isOpen = (panel: HTMLElement) =>
    seen(panel, 'button[data-verify]') !== undefined || warningOf(panel)?.open === false
  goTo([...all.slice(after), ...all.slice(0, after)].find(isOpen))
}

/** Opens or closes the content warning of the record first, because it hides all panels. */
function toggleWarning() {
  const record = document.querySelector<HTMLDetailsElement>('details[data-record-warning]')
  const panel = currentPanel()
  const warning = record?.open === false ? record : panel && warningOf(panel)
  if (warning) warning.open = !warning.open
}

function discuss(panel: HTMLElement) {
  const open = seen(panel, 'details[data-discuss]')
  if (open instanceof HTMLDetailsElement) open.open = true
  if (open) seen(open, '[data-comment]')?.focus()
}

/** Switches between the subject and its copy. Shows the copy first where there is only room for one. */
function turnToCopy(panel: HTMLElement) {
  const copy = document.getElementById('archive-copy')
  if (copy?.contains(document.activeElement)) {
    document.querySelector<HTMLButtonElement>('[data-show-side=record]')?.click()
    return requestAnimationFrame(() => goTo(panel))
  }
  document.querySelector<HTMLButtonElement>('[data-show-side=copy]')?.click()
  requestAnimationFrame(() => copy?.focus())
}

const atPanel: Record<string, (panel: HTMLElement) => void> = {
  v: (panel) => outcomeButton(panel, 'VERIFIED')?.click(),
  f: (panel) => outcomeButton(panel, 'FAILED_VERIFICATION')?.click(),
  w: (panel) => outcomeButton(panel, 'NEEDS_ORIGINAL')?.click(),
  x: (panel) => outcomeButton(panel, 'CANNOT_ACCESS')?.click(),
  n: (panel) =>
    seen(document.activeElement?.closest<HTMLElement>('[data-aspect]') ?? panel, '[data-note]')?.focus(),
  c: discuss,
  p: turnToCopy,
}
for (let digit = 1; digit <= 9; digit += 1)
  atPanel[digit] = (panel) => {
    const aspects = [...panel.querySelectorAll<HTMLElement>('[data-aspect]')]
    aspects.filter((aspect) => aspect.checkVisibility())[digit - 1]?.focus()
  }
function goToNextStep() {
  const step = document.querySelector<HTMLElement>('section[aria-labelledby=next-step]')
  const control = step && seen(step, '[data-step] :is(button, a[href], summary)')
  control?.focus()
  step?.scrollIntoView({ block: 'start' })
}

const anywhere: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  u: moveToUnchecked,
  e: goToNextStep,
  o: toggleWarning,
}

/** The keys of the review page. They do nothing while the reader types; those that change something need the focus. */
export function ReviewKeys() {
  useListedKeys(keys)
  // Before the page is drawn: no key is lost while one page of the list follows the other.
  useLayoutEffect(() => {
    let afterG = false
    const press = (event: KeyboardEvent) => {
      const goes = afterG
      afterG = event.key === 'g'
      if (goes || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented)
        return
      if (writing(event.target) || document.querySelector('[role=dialog][data-open]')) return
      const panel = currentPanel()
      const act = anywhere[event.key] ?? (panel && atPanel[event.key] && (() => atPanel[event.key]?.(panel)))
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
