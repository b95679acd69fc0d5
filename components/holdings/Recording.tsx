'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import type { Cue } from '@/lib/holdings/captions'
import { clockOf } from '@/lib/text/clock'
import { directionOf } from '@/lib/text/language'

type Props = {
  id: string
  kind: 'AUDIO' | 'VIDEO'
  filename: string
  transcript: { language: string; cues: readonly Cue[] } | null
}

/**
 * A recording with its captions, and its transcript beside it: the words that are said now are marked and stay in view, and a time leads to its place in
 * the recording. Without JavaScript it is a player above a text.
 */
export function Recording({ id, kind, filename, transcript }: Props) {
  const t = useTranslations('holdings.view')
  const player = useRef<HTMLMediaElement | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const [now, setNow] = useState(-1)
  const [follows, setFollows] = useState(true)
  const heading = useId()
  const cues = transcript?.cues ?? []
  useEffect(() => {
    const place = list.current
    const line = follows && now >= 0 ? place?.children[now] : null
    // Only the transcript scrolls, never the page.
    if (place && line instanceof HTMLElement)
      place.scrollTop = line.offsetTop - place.offsetTop - place.clientHeight / 3
  }, [now, follows])
  const jump = (seconds: number) => {
    if (!player.current) return
    player.current.currentTime = seconds
    void player.current.play().catch(() => {})
  }
  const media = {
    ref: (element: HTMLMediaElement | null) => {
      player.current = element
    },
    controls: true,
    preload: 'metadata',
    src: `/api/holdings/${id}/recording`,
    'aria-label': t('label', { filename }),
    className: kind === 'VIDEO' ? 'max-h-[60vh] w-full bg-black' : 'w-full',
    onTimeUpdate: () => {
      const at = player.current?.currentTime ?? 0
      setNow(cues.findLastIndex(({ start, end }) => start <= at && at < end))
    },
  } as const
  const captions = transcript && (
    <track
      kind="captions"
      default
      src={`/api/holdings/${id}/captions`}
      srcLang={transcript.language}
      label={t('captions')}
    />
  )
  return (
    <div>
      {kind === 'VIDEO' ? <video {...media}>{captions}</video> : <audio {...media}>{captions}</audio>}
      {transcript && (
        <section aria-labelledby={heading} className="mt-4">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h3 id={heading} className="font-medium">
              {t('transcript')}
            </h3>
            <Checkbox
              label={t('follows')}
              checked={follows}
              onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
            />
          </div>
          <ol
            ref={list}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-labelledby={heading}
            className="mt-2 max-h-96 overflow-y-auto rounded border border-line"
          >
            {cues.map(({ start, from, text }, index) => (
              <li
                key={from}
                aria-current={index === now ? 'true' : undefined}
                className="flex gap-3 border-s-4 border-transparent px-3 py-1.5 aria-[current]:border-accent aria-[current]:bg-panel"
              >
                <button
                  type="button"
                  className="link shrink-0 tabular-nums"
                  aria-label={t('jump', { time: clockOf(start) })}
                  onClick={() => jump(start)}
                >
                  {clockOf(start)}
                </button>
                <span
                  lang={transcript.language}
                  dir={directionOf(transcript.language)}
                  className="whitespace-pre-wrap font-serif"
                >
                  {text}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
