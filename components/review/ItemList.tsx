'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type State, StateMark } from '@/components/ui/StateMark'
import { useCurrentItem } from './current-item'
import { useVerdictQueue } from './verdicts/VerdictQueue'

export type ListedItem = {
  anchor: string
  /** "Quotation 3". */
  name: string
  /** How its text begins; null behind a content warning. */
  words: string | null
  /** Null for the record as a whole, which gets no verdicts. */
  mark: { state: State; label: string } | null
  /** The number of warnings and of findings that block. */
  warnings: number
  isDiscussed: boolean
}

/** The items with their states. A verdict on its way, or one that was refused, is shown at its item. */
export function ItemList({ items }: { items: readonly ListedItem[] }) {
  const { current } = useCurrentItem()
  const list = useRef<HTMLOListElement>(null)
  const isOpened = useRef(false)
  useEffect(() => {
    const column = list.current?.closest('[data-column]')
    // A member can have scrolled before the script ran.
    const isScrolled = !isOpened.current && (window.scrollY > 0 || (column?.scrollTop ?? 0) > 0)
    isOpened.current = true
    if (isScrolled) return
    const link = list.current?.querySelector(`[href="#${current}"]`)
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <ol ref={list} className="review-items">
      {items.map((item) => (
        <li key={item.anchor}>
          <a href={`#${item.anchor}`} aria-current={item.anchor === current ? 'true' : undefined}>
            <span className="font-medium">{item.name}</span>
            {item.words && <span className="review-words">{item.words}</span>}
            <Marks item={item} />
          </a>
        </li>
      ))}
    </ol>
  )
}

function Marks({ item: { anchor, mark, warnings, isDiscussed } }: { item: ListedItem }) {
  const t = useTranslations('review.window')
  const queue = useVerdictQueue()
  const given = [...(queue?.given.values() ?? [])].filter((one) => one.anchor === anchor)
  const isRefused = given.some(({ state }) => state === 'REFUSED')
  const isWaiting = given.some(({ state }) => state !== 'REFUSED')
  return (
    <span className="review-marks">
      {isRefused ? (
        <span className="font-medium text-alarm">{t('notSaved')}</span>
      ) : isWaiting ? (
        <span className="text-quiet">{t('saving')}</span>
      ) : (
        mark && <StateMark state={mark.state}>{mark.label}</StateMark>
      )}
      {warnings > 0 && <span className="text-alarm">{t('findings', { count: warnings })}</span>}
      {isDiscussed && <span className="text-disputed">{t('discussed')}</span>}
    </span>
  )
}
