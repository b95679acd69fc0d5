'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import type { PageSpan } from '@/lib/review/page-spans'
import { type PageState, usePageImage } from './use-page-image'

type Props = {
  holdingId: string
  /** Where the passage stands, page by page. */
  spans: readonly PageSpan[]
}

const sizes = [1, 1.5, 2] as const

/**
 * The page of a held PDF with the words of the passage marked on it, and the pages before and after. Where it cannot be shown it says why;
 * the text of the copy stands beside it in any case.
 */
export function PageImage({ holdingId, spans }: Props) {
  const first = spans[0]?.page ?? 1
  const [page, setPage] = useState(first)
  const [size, setSize] = useState<(typeof sizes)[number]>(1)
  const [attempt, setAttempt] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useWidth(frame)
  const span = spans.find((one) => one.page === page) ?? null
  const state = usePageImage(canvas, { holdingId, page, span, width: Math.floor(width * size), attempt })
  const pages = state.is === 'SHOWN' ? state.pages : Math.max(...spans.map((one) => one.page), page)
  const shown = state.is === 'SHOWN'
  return (
    <figure className="space-y-2">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span>
          Page {page}
          {shown && ` of ${pages}`}
          {span ? '' : ', without the words of this passage'}
        </span>
        <Button small look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
          Page before
        </Button>
        <Button small look="quiet" disabled={!shown || page >= pages} onClick={() => setPage(page + 1)}>
          Next page
        </Button>
        {page !== first && (
          <Button small look="quiet" onClick={() => setPage(first)}>
            Back to the words
          </Button>
        )}
        <Button
          small
          look="quiet"
          onClick={() => setSize(sizes[(sizes.indexOf(size) + 1) % sizes.length] ?? 1)}
        >
          {size === 2 ? 'Whole page' : 'Larger'}
        </Button>
      </figcaption>
      <Told state={state} onAgain={() => setAttempt(attempt + 1)} />
      <section
        ref={frame}
        aria-label={`Page ${page} of the held copy`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys (WCAG 2.1.1)
        tabIndex={0}
        className="relative max-h-[75dvh] overflow-auto rounded border border-line bg-panel"
        hidden={state.is === 'FAILED'}
      >
        <div className="relative" style={{ width: width * size || undefined }}>
          <canvas
            ref={canvas}
            role="img"
            aria-label={`Page ${page} of the held copy${span ? ', the words of the passage marked' : ''}. Its text stands beside it.`}
            className="block w-full"
          />
          {state.is === 'SHOWN' && (
            <svg
              aria-hidden="true"
              viewBox={`0 0 ${state.width} ${state.height}`}
              className="pointer-events-none absolute inset-0 size-full"
            >
              {state.marks.map((points) => (
                <polygon key={points} points={points} className="page-mark" />
              ))}
            </svg>
          )}
        </div>
      </section>
    </figure>
  )
}

/** How it stands with the page, for those who see it and for those who hear it. */
function Told({ state, onAgain }: { state: PageState; onAgain: () => void }) {
  if (state.is === 'FAILED')
    return (
      <div role="alert" className="space-y-2 border-s-4 border-alarm ps-3">
        <p>The page cannot be shown. {state.why} The text of the copy stands here all the same.</p>
        <Button small look="secondary" onClick={onAgain}>
          Try once more
        </Button>
      </div>
    )
  if (state.is === 'LOADING')
    return (
      <div>
        <p role="status">Fetching the page …</p>
        <progress
          aria-label="How much of the copy has come"
          value={state.progress ?? undefined}
          max={1}
          className="w-full"
        />
      </div>
    )
  return (
    <p role="status" className={state.unlike ? '' : 'sr-only'}>
      {state.unlike
        ? 'The words are not marked: the page does not hold them where the text of the copy says.'
        : 'The page is shown.'}
    </p>
  )
}

/** The width of the frame, followed as the divider moves. */
function useWidth(frame: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(([entry]) => {
      clearTimeout(waiting)
      const wide = Math.floor(entry?.contentRect.width ?? 0)
      if (wide > 0) waiting = setTimeout(setWidth, 120, wide)
    })
    observer.observe(element)
    return () => {
      clearTimeout(waiting)
      observer.disconnect()
    }
  }, [frame])
  return width
}
