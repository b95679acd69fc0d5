'use client'

import './page-image.css'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import type { PageSpan } from '@/lib/review/page-spans'
import { Boxes } from './Boxes'
import { type PageState, usePageImage } from './use-page-image'
import { type Zoom, ZoomButton } from './ZoomButton'

type Props = {
  holdingId: string
  /** The ranges of the passage, page by page. */
  spans: readonly PageSpan[]
  /** True to mark the words that the program which read the page was unsure of. */
  showsUnsure?: boolean
}

/** A page that takes more dots than this is shown by its large image. */
const MOST_OF_PAGE = 1700

/** How much of the page is in sight above its passage, in CSS pixels. */
const ABOVE = 56

const devicePixelRatioOf = () => (typeof window === 'undefined' ? 1 : Math.min(2, window.devicePixelRatio))

/** A page of a copy, drawn by the archive, with the passage marked, and buttons for the other pages. Says why when it can't be shown; the text stays beside it. */
export function PageImage({ holdingId, spans, showsUnsure = false }: Props) {
  const t = useTranslations('review.pageImage')
  const first = spans[0]?.page ?? 1
  const [page, setPage] = useState(first)
  const [size, setSize] = useState<Zoom>(1)
  const [attempt, setAttempt] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const span = spans.find((one) => one.page === page && one.words !== '') ?? null
  const isLarge = width * size * devicePixelRatioOf() > MOST_OF_PAGE
  const state = usePageImage({
    ...{ holdingId, page, span, attempt, showsUnsure },
    isInView: width > 0,
    size: isLarge ? 'large' : 'page',
  })
  const pages = state.is === 'SHOWN' ? state.pages : Math.max(...spans.map((one) => one.page), page)
  const shown = state.is === 'SHOWN'
  const marks = shown ? state.marks : null
  // Also when the page is drawn larger, because that moves the passage.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of the page says where the passage is
  useEffect(() => {
    const around = frame.current
    const mark = marks?.length ? around?.querySelector('.page-mark') : null
    if (!mark || !around) return
    const [box, frameBox] = [mark.getBoundingClientRect(), around.getBoundingClientRect()]
    around.scrollTop += box.top - frameBox.top - ABOVE
    const beyond = Math.max(0, box.right - frameBox.left - around.clientWidth)
    around.scrollLeft += Math.min(beyond, box.left - frameBox.left)
  }, [marks, width, size])
  return (
    <figure className="min-w-0 space-y-2">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span>
          {shown ? t('pageOf', { page, pages }) : t('page', { page })}
          {!span && spans.some(({ words }) => words !== '') && ` · ${t('without')}`}
        </span>
        <Button small look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
          {t('previous')}
        </Button>
        <Button small look="quiet" disabled={!shown || page >= pages} onClick={() => setPage(page + 1)}>
          {t('next')}
        </Button>
        {page !== first && (
          <Button small look="quiet" onClick={() => setPage(first)}>
            {t('back')}
          </Button>
        )}
        <ZoomButton zoom={size} onZoom={setSize} />
      </figcaption>
      {shown && state.unsure.length > 0 && (
        <p className="text-sm text-quiet">{t('unsure', { count: state.unsure.length })}</p>
      )}
      <PageStatus state={state} onAgain={() => setAttempt(attempt + 1)} />
      <section
        ref={frame}
        aria-label={t('frame', { page })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys (WCAG 2.1.1)
        tabIndex={0}
        className="page-frame relative max-h-[75dvh] min-h-60 overflow-auto rounded border border-line bg-panel"
        hidden={state.is === 'FAILED'}
      >
        <div className="page-sheet relative" style={{ width: width * size || undefined }}>
          {shown && (
            <>
              <img
                src={state.image}
                alt={t('image', { page, marked: state.marks?.length ? 'yes' : 'no' })}
                className="block w-full"
                // Its height is known before it is drawn, so that the passage can be scrolled to.
                style={{ aspectRatio: `auto ${state.width} / ${state.height}` }}
                data-page-shown
              />
              <svg
                aria-hidden="true"
                viewBox={`0 0 ${state.width} ${state.height}`}
                preserveAspectRatio="none"
                className="pointer-events-none absolute inset-0 size-full"
              >
                <Boxes boxes={state.unsure} className="page-unsure" />
                <Boxes boxes={state.marks ?? []} className="page-mark" />
              </svg>
            </>
          )}
        </div>
      </section>
    </figure>
  )
}

/** The state of the page, also for screen readers. */
function PageStatus({ state, onAgain }: { state: PageState; onAgain: () => void }) {
  const t = useTranslations('review.pageImage')
  const render = useTranslator()
  if (state.is === 'FAILED')
    return (
      <div role="alert" className="space-y-2 border-s-4 border-alarm ps-3">
        <p>
          {t('failed', { reason: typeof state.reason === 'string' ? state.reason : render(state.reason) })}
        </p>
        <Button small look="secondary" onClick={onAgain}>
          {t('tryAgain')}
        </Button>
      </div>
    )
  if (state.is === 'LOADING') return <p role="status">{t('loading')}</p>
  return (
    <p role="status" className={state.unlike ? '' : 'sr-only'}>
      {t(state.unlike ? 'unlike' : 'shown')}
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
