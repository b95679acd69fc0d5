'use client'

import './review.css'
import './item-list.css'
import './verdicts/verdicts.css'
import './steps/review-footer.css'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { CurrentItemContext } from './current-item'
import { ItemList, type ListedItem } from './ItemList'
import { PauseOffer } from './PauseOffer'
import { isRevealed, isStacked, panelOf, scrollToPassage } from './panels'
import { FIRST_ITEM, LAST_ITEM } from './whole'

/** One item of the review: the record as a whole, or one subject with its copy. */
export type ReviewItem = ListedItem & {
  panel: ReactNode
  /** The archive copy; for the record as a whole its text. */
  copy: ReactNode
  copyTitle: string
}

type Props = {
  bar: ReactNode
  /** What concerns all items, above the one that is shown. */
  notices: ReactNode
  /** The record as a whole comes first. */
  items: readonly [ReviewItem, ...ReviewItem[]]
  /** The item that is shown first. */
  initial: string
  /** The content warning of the whole record, which folds the subjects; null when there is none. */
  warning: string | null
  listHead: ReactNode
  listEnd: ReactNode
  footer: ReactNode
}

// Whether a column scrolls is a matter of the window's size, so the style sheet decides it.
const flowing = { overflow: 'visible', height: 'auto', maxHeight: 'none' } as const

/** Shows the item that has the target of this address in it, and the target. False where this page has none. */
function showAt(hash: string, show: (anchor: string) => void): boolean {
  const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  const anchor = target?.closest<HTMLElement>('[data-item]')?.dataset.item
  if (!target || !anchor) return false
  show(anchor)
  if (target.localName === 'article') return true
  if (target instanceof HTMLDetailsElement) target.open = true
  if (target.tabIndex === -1) target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'nearest' })
  return true
}

/** True when a member began in the item that is shown before the script ran: the keys that follow stay there. */
const hasBegun = () => document.activeElement?.matches('[data-item] :is(input, textarea, select, button)')

/**
 * The review page: the list of items, the one that is shown, and its archive copy, in three columns that fill the window. Narrow windows stack
 * them. Links to an item show it, and the passage of an item is in sight as soon as the item is.
 */
export function ReviewWindow({ bar, notices, items, initial, warning, listHead, listEnd, footer }: Props) {
  const t = useTranslations('review.window')
  const [chosen, setChosen] = useState(initial)
  const [side, setSide] = useState<'record' | 'copy'>('record')
  const [revealed, setRevealed] = useState(false)
  const [ready, setReady] = useState(false)
  const atTop = useRef(initial)
  const [whole, ...subjects] = items
  const item =
    items.find(({ anchor }) => anchor === chosen) ?? items.find(({ anchor }) => anchor === initial) ?? whole
  const current = item.anchor
  const [first, last] = [subjects[0]?.anchor, subjects.at(-1)?.anchor]
  const look = useCallback(() => setRevealed(isRevealed(panelOf(current))), [current])
  const show = useCallback((anchor: string) => {
    flushSync(() => setChosen(anchor))
    const panel = panelOf(anchor)
    panel?.focus({ preventScroll: true })
    if (!panel || !isStacked()) return
    panel.scrollIntoView({ block: 'start' })
    scrollToPassage(panel)
  }, [])
  useLayoutEffect(look, [look])
  useLayoutEffect(() => {
    const panel = panelOf(current)
    if (!panel || isStacked()) return
    // The first item stays where it is: a member can have scrolled to it, and clicked, before the script ran.
    if (atTop.current !== current) panel.closest('[data-column]')?.scrollTo({ top: 0 })
    atTop.current = current
    if (revealed) scrollToPassage(panel)
  }, [current, revealed])
  useEffect(() => {
    setReady(true)
    const toggled = () => look()
    window.addEventListener('toggle', toggled, { capture: true })
    return () => window.removeEventListener('toggle', toggled, { capture: true })
  }, [look])
  useEffect(() => {
    const follow = () => {
      const { hash } = window.location
      const end = hash === `#${FIRST_ITEM}` ? first : hash === `#${LAST_ITEM}` ? last : undefined
      if (end) show(end)
      else showAt(hash, show)
    }
    const soon = requestAnimationFrame(() => hasBegun() || follow())
    window.addEventListener('hashchange', follow)
    return () => {
      cancelAnimationFrame(soon)
      window.removeEventListener('hashchange', follow)
    }
  }, [show, first, last])
  const value = useMemo(
    () => ({ current, anchors: items.map(({ anchor }) => anchor), show, look }),
    [current, items, show, look],
  )
  useEffect(() => {
    // A link to an item of this page shows it, without loading the page again.
    const open = (event: MouseEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)
        return
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#"]') : null
      if (!link || link.pathname !== window.location.pathname || link.target) return
      if (!showAt(link.hash, show)) return
      event.preventDefault()
      link.closest('details[name]')?.removeAttribute('open')
      setSide('record')
    }
    document.addEventListener('click', open)
    return () => document.removeEventListener('click', open)
  }, [show])
  const pane = ({ anchor, panel }: ReviewItem) => (
    <div key={anchor} data-item={anchor} data-away={anchor !== current || undefined}>
      {panel}
    </div>
  )
  const panes = subjects.map(pane)
  return (
    <CurrentItemContext value={value}>
      <div className="review" data-ready={ready || undefined} data-shown={side}>
        {bar}
        <div className="review-columns">
          <nav aria-label={t('list')} className="review-list" data-column>
            {listHead}
            <ItemList items={items} />
            {listEnd}
          </nav>
          <div className="review-work">
            <fieldset aria-label={t('sides')} className="review-sides">
              {(['record', 'copy'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  data-show-side={one}
                  aria-pressed={side === one}
                  onClick={() => setSide(one)}
                >
                  {t(one)}
                </button>
              ))}
            </fieldset>
            <Group orientation="horizontal" style={flowing} className="review-panes">
              {/* Without its size, the panes get other widths as soon as the script runs, and what is under the pointer moves. */}
              <Panel id="pane-record" minSize="35%" defaultSize="50%" style={flowing}>
                <div className="review-column" data-column>
                  {notices}
                  {pane(whole)}
                  {warning === null ? (
                    panes
                  ) : (
                    <div data-away={current === whole.anchor || undefined}>
                      <PauseOffer warning={warning} shows="SUBJECTS" of="RECORD">
                        {panes}
                      </PauseOffer>
                    </div>
                  )}
                </div>
              </Panel>
              <Separator className="review-divider" aria-label={t('divider')} />
              <Panel id="pane-copy" minSize="25%" defaultSize="50%" style={flowing}>
                <aside
                  id="archive-copy"
                  aria-label={t('copy')}
                  tabIndex={-1}
                  className="review-column"
                  data-column
                  data-copy-of={current}
                >
                  {ready && revealed ? (
                    <div key={current}>
                      <h2 className="mb-2 text-base font-semibold">{item.copyTitle}</h2>
                      {item.copy}
                    </div>
                  ) : (
                    <p className="text-quiet">{t(ready ? 'underWarning' : 'placeholder')}</p>
                  )}
                </aside>
              </Panel>
            </Group>
          </div>
        </div>
        {footer}
      </div>
    </CurrentItemContext>
  )
}
