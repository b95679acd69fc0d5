import { useEffect, useState } from 'react'
import { askPageImage, pageImageHref } from '@/components/api/page-image'
import { askPagePlaces } from '@/components/api/page-places'
import type { Refusal } from '@/components/desk/refusal'
import type { PageSpan } from '@/lib/review/page-spans'
import { type Mark, marksOf, rangeOn } from './page-marks'

export type PageState =
  | { is: 'LOADING' }
  | {
      is: 'SHOWN'
      /** The address of the loaded image. */
      image: string
      pages: number
      width: number
      height: number
      /** The passage in units of the page. Null until its place is known. */
      marks: readonly Mark[] | null
      /** Words that the program was unsure of, in the same units. */
      unsure: readonly Mark[]
      /** True when the place of the passage on the page isn't known. */
      unlike: boolean
    }
  | { is: 'FAILED'; reason: Refusal['message'] }

type Asked = {
  holdingId: string
  page: number
  span: PageSpan | null
  size: 'page' | 'large'
  attempt: number
  /** True to mark the words that the program was unsure of. */
  showsUnsure: boolean
  /** False where it can't be seen: nothing is loaded, so that no look at a page is logged that wasn't one. */
  isInView: boolean
}

/** Loads the image of one page of a copy and locates the passage on it. Loads again when the props change. */
export function usePageImage({
  holdingId,
  page,
  span,
  size,
  attempt,
  isInView,
  showsUnsure,
}: Asked): PageState {
  const [state, setState] = useState<PageState>({ is: 'LOADING' })
  // A page that is loaded again has the same passage in another object.
  const place = span && `${span.start} ${span.end} ${span.words}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again; `place` stands for the passage
  useEffect(() => {
    if (!isInView) return
    const leaving = new AbortController()
    let address: string | null = null
    const load = async () => {
      const answer = await askPageImage(pageImageHref(holdingId, page, size), leaving.signal)
      if (leaving.signal.aborted) return
      if ('refusal' in answer) return setState({ is: 'FAILED', reason: answer.refusal.message })
      const { image, ...about } = answer.done
      address = URL.createObjectURL(image)
      const shown = { is: 'SHOWN', image: address, ...about, marks: null, unsure: [], unlike: false } as const
      setState(shown)
      const places = span || showsUnsure ? await askPagePlaces(holdingId, page) : null
      if (leaving.signal.aborted) return
      const range = places && span && rangeOn(places, span)
      setState({
        ...shown,
        ...(places && { width: places.width, height: places.height }),
        marks: range ? marksOf(places, range) : [],
        unsure: ((showsUnsure && places?.unsure) || []).map(markOf),
        unlike: span !== null && !range,
      })
    }
    void load()
    return () => {
      leaving.abort()
      if (address) URL.revokeObjectURL(address)
    }
  }, [holdingId, page, place, size, attempt, isInView, showsUnsure])
  return state
}

const markOf = ([left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): Mark => [
  left,
  top,
  right,
  bottom,
]
