'use client'

import type { PDFPageProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useState } from 'react'
import { pageTextOf } from '@/lib/holdings/extract/page-text'
import type { Message } from '@/lib/messages/message'
import type { PageSpan } from '@/lib/review/page-spans'
import { marksOf, type PlacedPiece } from './page-marks'
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
      const { marks, unlike } = await marksOn(page, viewport, span)
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

/** The passage as polygons in the units of the picture; `unlike` when the page doesn't have it where the text layer says. */
async function marksOn(page: PDFPageProxy, viewport: Viewport, span: PageSpan | null) {
  if (!span) return { marks: [], unlike: false }
  const { items } = await page.getTextContent()
  const text = pageTextOf(items)
  if (text.text.slice(span.start, span.end) !== span.words) return { marks: [], unlike: true }
  const pieces: (PlacedPiece | object)[] = items
  const marks = marksOf(text, pieces, span, measured()).map((quad) =>
    quad
      .map(([x, y]) =>
        viewport
          .convertToViewportPoint(x, y)
          .map((unit) => unit.toFixed(1))
          .join(','),
      )
      .join(' '),
  )
  return { marks, unlike: false }
}

/** The share of a line that its first letters take, in a common typeface: close enough to mark a passage in any. */
function measured() {
  const context = document.createElement('canvas').getContext('2d')
  return (text: string, length: number) => {
    const whole = context?.measureText(text).width
    return whole && context ? context.measureText(text.slice(0, length)).width / whole : length / text.length
  }
}
