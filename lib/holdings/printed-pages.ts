import type { LayerPage } from '@/lib/text/passage-position'

/** The label of the pages of a document that doesn't name them: sheets are counted, printed pages aren't known. */
const SHEET = 'sheet'

/** The pages of a text by their printed numbers, where a member said which printed page the first sheet is. Sheets before page 1 stay sheets. */
export function withPrintedPages<Page extends LayerPage>(
  pages: readonly Page[],
  firstPage: number | null,
): Page[] {
  if (firstPage === null) return [...pages]
  return pages.map((page) => {
    const printed = Number(page.value) - 1 + firstPage
    return page.label === SHEET && printed >= 1 ? { ...page, label: 'page', value: String(printed) } : page
  })
}

/** True when the document counts sheets and no one has said which printed page they are. */
export const hasUnmappedSheets = (pages: readonly LayerPage[]) => pages.some(({ label }) => label === SHEET)

type ReadPage = { label: string; start: number; end: number; isSheet?: boolean | undefined }

/** The pages that a reader found, as a text layer keeps them; `label` says what they are. */
export const locatorsOf = (pages: readonly ReadPage[], label: string): LayerPage[] =>
  pages.map(({ label: value, start, end, isSheet }) => ({
    label: isSheet ? SHEET : label,
    value,
    start,
    end,
  }))
