'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, useState } from 'react'
import { message } from '@/lib/messages/message'
import { type PageKey, useListedKeys } from '../desk/page-keys'
import { listenForSingleKeys } from '../desk/single-keys'
import { type CurrentItem, useCurrentItem } from './current-item'
import { focusedPanel, isPassageOnScreen, panelOf, scrollToPassage, shownIn, warningOf } from './panels'
import { FIRST_ITEM, LAST_ITEM, WHOLE } from './whole'

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

/** The key of each outcome. */
const outcomeKeys: Readonly<Record<string, string>> = {
  v: 'VERIFIED',
  f: 'FAILED_VERIFICATION',
  w: 'NEEDS_ORIGINAL',
  x: 'CANNOT_ACCESS',
}

/** The form for another verdict, opened. Pressing the key again gives the verdict. */
function openForm(aspect: HTMLElement): null {
  aspect.querySelector('details:not([open]):has(button[name=outcome])')?.toggleAttribute('open', true)
  return null
}

/** The button for an outcome: of the focused aspect, else of the first one that has no verdict and gets none at this moment. */
function outcomeButton(panel: HTMLElement, outcome: string): HTMLElement | null {
  const here = document.activeElement?.closest<HTMLElement>('[data-aspect]')
  const button = `button[name=outcome][value=${outcome}]`
  if (here) return shownIn<HTMLElement>(here, button) ?? openForm(here)
  const open = shownIn<HTMLElement>(panel, 'button[data-verify]')?.closest('form')
  return (open && shownIn<HTMLElement>(open, button)) ?? null
}

/** Goes to the next or previous item; beyond the first or last one, to the neighbouring page of the list. */
function move(by: 1 | -1, { current, anchors, show }: CurrentItem) {
  const to = anchors[anchors.indexOf(current) + (focusedPanel() ? by : 0)]
  const rel = by === 1 ? 'next' : 'prev'
  const page = document.querySelector<HTMLAnchorElement>(`main a[rel=${rel}]`)
  // The record as a whole is on each page; before it are the items of the page before.
  if (to && !(by === -1 && to === WHOLE && page)) show(to)
  else if (page) window.location.assign(`${page.href}#${by === 1 ? FIRST_ITEM : LAST_ITEM}`)
}

function moveToUnchecked({ current, anchors, show }: CurrentItem) {
  const after = focusedPanel() ? anchors.indexOf(current) + 1 : anchors.indexOf(current)
  const isOpen = (anchor: string) => {
    const panel = panelOf(anchor)
    return panel?.querySelector('button[data-verify]') || (panel && warningOf(panel)?.open === false)
  }
  const next = [...anchors.slice(after), ...anchors.slice(0, after)].find(isOpen)
  if (next) show(next)
}

/** Opens or closes the content warning of the record first, because it hides all items. */
function toggleWarning({ current, look, show }: CurrentItem) {
  const record = document.querySelector<HTMLDetailsElement>('details[data-record-warning]')
  const panel = panelOf(current)
  const warning = record?.open === false ? record : panel && warningOf(panel)
  if (!warning) return
  warning.open = !warning.open
  look()
  show(current)
}

function discuss(panel: HTMLElement) {
  const open = shownIn<HTMLDetailsElement>(panel, 'details[data-discuss]')
  if (!open) return
  open.open = true
  shownIn<HTMLElement>(open, '[data-comment]')?.focus()
}

function note(panel: HTMLElement) {
  const within = document.activeElement?.closest<HTMLElement>('[data-aspect]') ?? panel
  const field = shownIn<HTMLElement>(within, '[data-note]')
  if (field) field.focus()
  else shownIn<HTMLElement>(within, '[data-add-note]')?.click()
}

/** Switches between the item and its copy. Shows the copy first where there is only room for one. */
function turnToCopy(panel: HTMLElement) {
  const copy = document.getElementById('archive-copy')
  const back = copy?.contains(document.activeElement)
  document.querySelector<HTMLButtonElement>(`[data-show-side=${back ? 'record' : 'copy'}]`)?.click()
  requestAnimationFrame(() => (back ? panel : copy)?.focus({ preventScroll: true }))
}

function goToAspect(panel: HTMLElement, digit: number) {
  const aspects = [...panel.querySelectorAll<HTMLElement>('[data-aspect]')]
  const aspect = aspects.filter((one) => one.checkVisibility())[digit - 1]
  aspect?.focus({ preventScroll: true })
  aspect?.scrollIntoView({ block: 'nearest' })
}

function goToNextStep() {
  const step = document.querySelector<HTMLElement>('section[aria-labelledby=next-step]')
  const control =
    step &&
    (shownIn<HTMLElement>(step, '[data-step=forward] :is(button, summary)') ??
      shownIn<HTMLElement>(step, '[data-step] :is(button, a[href], summary)'))
  control?.focus()
}

/** The keys for the item that has the focus. */
const atPanel: Readonly<Record<string, (panel: HTMLElement) => void>> = { n: note, c: discuss, p: turnToCopy }

const anywhere: Readonly<Record<string, (item: CurrentItem) => void>> = {
  j: (item) => move(1, item),
  k: (item) => move(-1, item),
  u: moveToUnchecked,
  e: goToNextStep,
  o: toggleWarning,
}

/**
 * The keys of the review page. They do nothing while the reader types. Those that change something need the focus, and a verdict needs its
 * passage on the screen: where it isn't, the key brings it there and says so. How quickly they are pressed doesn't matter.
 */
export function ReviewKeys() {
  useListedKeys(keys)
  const t = useTranslations('review.window')
  const item = useCurrentItem()
  const latest = useRef(item)
  useLayoutEffect(() => {
    latest.current = item
  }, [item])
  const [hint, setHint] = useState<{ key: number } | null>(null)
  // Before the page is drawn: no key is lost while one page of the list follows the other.
  useLayoutEffect(() => {
    const judge = (panel: HTMLElement, outcome: string) => {
      const button = outcomeButton(panel, outcome)
      if (!button) return
      if (isPassageOnScreen(panel)) return button.click()
      scrollToPassage(panel)
      setHint({ key: Date.now() })
    }
    const act = (key: string, panel: HTMLElement | null): (() => void) | null => {
      const general = anywhere[key]
      if (general) return () => general(latest.current)
      if (!panel) return null
      const outcome = outcomeKeys[key]
      if (outcome) return () => judge(panel, outcome)
      if (/^[1-9]$/.test(key)) return () => goToAspect(panel, Number(key))
      const here = atPanel[key]
      return here ? () => here(panel) : null
    }
    return listenForSingleKeys((key, event) => {
      if (event.repeat) return
      const acts = act(key, focusedPanel())
      if (!acts) return
      event.preventDefault()
      setHint(null)
      acts()
    })
  }, [])
  return (
    <p role="status" className={hint ? 'review-hint' : 'sr-only'}>
      {hint && t('passageFirst')}
    </p>
  )
}
