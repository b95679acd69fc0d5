import type { LayerPage } from '@/lib/text/passage-position'

/** The part of a passage on one page of its copy: offsets in the text of that page, UTF-16 units. */
export type PageSpan = { page: number; start: number; end: number; words: string }

type Placed = { start: number; end: number; exact: string }

/** The parts of a passage, page by page; the places of the layer are its pages, in order. A layer without pages is one page. */
export function spansOf(
  { start, end, exact }: Placed,
  pages: readonly Pick<LayerPage, 'start' | 'end'>[],
): PageSpan[] {
  if (pages.length === 0) return [{ page: 1, start, end, words: exact }]
  return pages.flatMap((page, index) => {
    const [from, to] = [Math.max(start, page.start), Math.min(end, page.end)]
    if (from >= to) return []
    return [
      {
        page: index + 1,
        start: from - page.start,
        end: to - page.start,
        words: exact.slice(from - start, to - start),
      },
    ]
  })
}
