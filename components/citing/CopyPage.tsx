'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { askPagePlaces } from '@/components/api/page-places'
import { findQuotation } from '@/components/api/sources'
import { Boxes } from '@/components/review/page-image/Boxes'
import { marksOf, rangeOn } from '@/components/review/page-image/page-marks'
import { usePageImage } from '@/components/review/page-image/use-page-image'
import { type Zoom, ZoomButton } from '@/components/review/page-image/ZoomButton'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { PagePlaces } from '@/lib/holdings/extract/reading'
import type { PageSpan } from '@/lib/review/page-spans'
import { directionOf } from '@/lib/text'
import { wordBelow, wordNear } from './page-words'
import { keyOf, type Range, spanning, Words, wordAfter } from './word-range'

type Props = {
  holdingId: string
  textLayerId: string
  language: string
  /** The page that is shown first. */
  first: number
  /** Passages that records use, on their pages. */
  used: readonly PageSpan[]
  /** Called with the range of the text layer that has the chosen words. */
  onFind: (range: Range) => void
}

const noPlaces: PagePlaces = { text: '', width: 1, height: 1, places: [] }

/** The text of a page with the place of each letter: empty where the archive doesn't know it, null while it loads. */
function usePlaces(holdingId: string, page: number): PagePlaces | null {
  const [read, setRead] = useState<{ page: number; places: PagePlaces } | null>(null)
  useEffect(() => {
    let current = true
    const take = (places = noPlaces) => current && setRead({ page, places })
    void askPagePlaces(holdingId, page).then((found) => take(found ?? undefined))
    return () => {
      current = false
    }
  }, [holdingId, page])
  return read?.page === page ? read.places : null
}

/**
 * The image of a page of a copy, on which words are chosen: by drawing over them with the mouse, by a tap on the first and the last word, or with
 * the arrow keys and Shift. The words are then found in the text of the copy.
 */
export function CopyPage({ holdingId, textLayerId, language, first, used, onFind }: Props) {
  const t = useTranslator()
  const hint = useId()
  const [page, setPage] = useState(first)
  const [attempt, setAttempt] = useState(0)
  const state = usePageImage({
    ...{ holdingId, page, span: null, size: 'large', attempt, isInView: true },
    showsUnsure: false,
  })
  const read = usePlaces(holdingId, page)
  const places = read ?? noPlaces
  const [zoom, setZoom] = useState<Zoom>(1)
  const words = useMemo(() => new Words(places.text, language), [places.text, language])
  const usedMarks = useMemo(
    () =>
      used
        .filter((span) => span.page === page)
        .flatMap((span) => rangeOn(places, span) ?? [])
        .flatMap((range) => marksOf(places, range)),
    [used, page, places],
  )
  const [marked, setMarked] = useState<Range | null>(null)
  const [anchor, setAnchor] = useState<Range | null>(null)
  const [chosen, setChosen] = useState<Range | null>(null)
  const [note, setNote] = useState('')
  const drawn = useRef<Range | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const hasWords = read === null || words.from(0) !== null
  // The keys can mark a word of a larger page that isn't in sight, and a larger page moves what was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the word that is marked now is in the page
  useEffect(() => {
    const find = (name: string) => frame.current?.querySelector(name)
    const word = find('.copy-page-marked') ?? find('.copy-page-chosen')
    word?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [marked, zoom])

  const turn = (to: number) => {
    setPage(to)
    for (const forget of [setMarked, setAnchor, setChosen]) forget(null)
    setNote('')
  }
  const choose = async (range: Range) => {
    setChosen(range)
    const sought = places.text.slice(range.start, range.end)
    try {
      const found = await findQuotation(textLayerId, sought, { page, at: range.start })
      const [place] = found.outcome === 'FOUND' || found.outcome === 'DIFFERS' ? found.places : []
      setNote(
        place ? t('citing.reader.chosePage', { count: words.count(range) }) : t('citing.reader.notInText'),
      )
      if (place) onFind(place)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setNote(errorText(error.refusal.message, t))
    }
  }
  const mark = (word: Range) => {
    setMarked(word)
    setNote(places.text.slice(word.start, word.end))
  }
  const wordAt = (event: PointerEvent): Range | null => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return null
    const x = ((event.clientX - box.left) / box.width) * places.width
    const y = ((event.clientY - box.top) / box.height) * places.height
    return wordNear(places, words, x, y)
  }
  const onPointerDown = (event: PointerEvent) => {
    const word = wordAt(event)
    if (!word) return
    if (event.pointerType === 'mouse') {
      drawn.current = event.shiftKey && anchor ? anchor : word
      event.currentTarget.setPointerCapture(event.pointerId)
    }
  }
  const onPointerMove = (event: PointerEvent) => {
    const word = drawn.current && wordAt(event)
    if (word && drawn.current) setChosen(spanning(drawn.current, word))
  }
  const onPointerUp = (event: PointerEvent) => {
    const word = wordAt(event)
    const from = drawn.current
    drawn.current = null
    if (!word) return
    if (from && from.start !== word.start) return void choose(spanning(from, word))
    // The first click or tap marks a word, the second one ends the passage.
    if (anchor && anchor.start !== word.start) {
      setAnchor(null)
      mark(word)
      return void choose(spanning(anchor, word))
    }
    setAnchor(word)
    mark(word)
    setNote(t('citing.reader.lastWord'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = marked ?? words.from(0)
    if (!current) return
    if (event.key === 'Enter') {
      event.preventDefault()
      mark(current)
      return void choose(current)
    }
    const to = keyOf(event, directionOf(language) === 'rtl')
    if (!to || event.altKey) return
    event.preventDefault()
    const next =
      marked === null
        ? current
        : to === 'UP' || to === 'DOWN'
          ? (wordBelow(places, words, current, to) ?? current)
          : wordAfter(words, current, to)
    const from = event.shiftKey ? (anchor ?? current) : next
    mark(next)
    setAnchor(from)
    if (event.shiftKey) void choose(spanning(from, next))
  }

  const shown = state.is === 'SHOWN'
  return (
    <figure className="min-w-0 space-y-2">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span>
          {shown
            ? t('review.pageImage.pageOf', { page, pages: state.pages })
            : t('review.pageImage.page', { page })}
        </span>
        <Button small look="quiet" disabled={page <= 1} onClick={() => turn(page - 1)}>
          {t('review.pageImage.previous')}
        </Button>
        <Button small look="quiet" disabled={!shown || page >= state.pages} onClick={() => turn(page + 1)}>
          {t('review.pageImage.next')}
        </Button>
        <ZoomButton zoom={zoom} onZoom={setZoom} />
      </figcaption>
      <p id={hint} className="text-sm text-quiet">
        {hasWords || !shown ? t('citing.reader.pageHint') : t('citing.reader.pageWithoutWords')}
      </p>
      {state.is === 'FAILED' && (
        <div role="alert" className="space-y-2 border-s-4 border-alarm ps-3">
          <p>{t('review.pageImage.failed', { reason: errorText(state.reason, t) })}</p>
          <Button small look="secondary" onClick={() => setAttempt(attempt + 1)}>
            {t('review.pageImage.tryAgain')}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a text field shows neither spans nor an image */}
      <div
        role="textbox"
        aria-multiline="true"
        aria-readonly="true"
        aria-label={t('review.pageImage.frame', { page })}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="max-h-[75dvh] min-h-60 overflow-auto rounded border border-line bg-panel"
        hidden={state.is === 'FAILED'}
      >
        {state.is === 'LOADING' && <p className="p-4 text-quiet">{t('review.pageImage.loading')}</p>}
        {shown && (
          <div
            ref={frame}
            className="copy-page relative"
            style={{ width: `${100 * zoom}%` }}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
          >
            <img
              src={state.image}
              alt={t('review.pageImage.image', { page, marked: chosen ? 'yes' : 'no' })}
              className="block w-full"
              draggable={false}
            />
            <svg
              aria-hidden="true"
              viewBox={`0 0 ${places.width} ${places.height}`}
              preserveAspectRatio="none"
              className="pointer-events-none absolute inset-0 size-full"
            >
              <Boxes boxes={usedMarks} className="copy-page-used" />
              {chosen && <Boxes boxes={marksOf(places, chosen)} className="copy-page-chosen" />}
              {marked && <Boxes boxes={marksOf(places, marked)} className="copy-page-marked" />}
            </svg>
          </div>
        )}
      </div>
      <p role="status" className="text-sm text-quiet">
        {note}
      </p>
    </figure>
  )
}
