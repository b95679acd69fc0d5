'use client'

import type { PDFPageProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useState } from 'react'
import { askPagePlaces } from '@/components/api/page-places'
import type { Message } from '@/lib/messages/message'
import type { PageSpan } from '@/lib/review/page-spans'
import { marksOf, rangeOn } from './page-marks'
import { faultOf, openPdf, type Progress } from './pdf-document'

export type PageState =
  | { is: 'LOADING'; progress: Progress }
  | { is: 'SHOWN'; pages: number; width: number; height: number; marks: string[]; unlike: boolean }
  | { is: 'FAILED'; reason: Message }

type Asked = { holdingId: string; page: number; span: PageSpan | null; width: number; attempt: number }

/** More dots than this need memory without showing more. */
const MOST_DOTS = 12_000_000

/** Draws one page of a PDF copy on the canvas and locates the passage on it. Draws again when the props change. */
export function usePageImage(canvas: RefObject<HTMLCanvasElement | null>, asked: Asked): PageState {
  const { holdingId, page: number, span, width, attempt } = asked
  const [state, setState] = useState<PageState>({ is: 'LOADING', progress: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt draws again
  useEffect(() => {
    if (width === 0) return
    let current = true
    let stop = () => {}
    const show = (next: PageState) => current && setState(next)
    const draw = async () => {
      const document = await openPdf(holdingId, (progress) => show({ is: 'LOADING', progress }))
      const page = await document.getPage(Math.min(number, document.numPages))
      const element = canvas.current
      if (!current || !element) return
      const unscaled = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: width / unscaled.width })
      const dots = Math.min(
        2,
        window.devicePixelRatio || 1,
        Math.sqrt(MOST_DOTS / (viewport.width * viewport.height)),
      )
      element.width = Math.floor(viewport.width * dots)
      element.height = Math.floor(viewport.height * dots)
      const rendering = page.render({ canvas: element, viewport, transform: [dots, 0, 0, dots, 0, 0] })
      stop = () => rendering.cancel()
      await rendering.promise
      const { marks, unlike } = await marksOn(holdingId, viewport, span)
      const { width: w, height: h } = viewport
      show({ is: 'SHOWN', pages: document.numPages, width: w, height: h, marks, unlike })
    }
    draw().catch((error) => show({ is: 'FAILED', reason: faultOf(error).text }))
    return () => {
      current = false
      stop()
    }
  }, [holdingId, number, span, width, attempt, canvas])
  return state
}

type Viewport = ReturnType<PDFPageProxy['getViewport']>

/** The passage as polygons in the units of the picture; `unlike` when its place on the page isn't known. */
async function marksOn(holdingId: string, viewport: Viewport, span: PageSpan | null) {
  if (!span) return { marks: [], unlike: false }
  const page = await askPagePlaces(holdingId, span.page)
  const range = page && rangeOn(page, span)
  if (!range) return { marks: [], unlike: true }
  const marks = marksOf(page, range).map(([left, bottom, right, top]) =>
    [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ]
      .map(([x = 0, y = 0]) =>
        viewport
          .convertToViewportPoint(x, y)
          .map((unit) => unit.toFixed(1))
          .join(','),
      )
      .join(' '),
  )
  return { marks, unlike: false }
}
