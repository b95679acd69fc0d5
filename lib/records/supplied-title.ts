import type { RecordContent } from './schema'

type Titled = Pick<RecordContent, 'title' | 'titleIsSupplied'>

/** The title as readers see it: in square brackets where the archive supplied it, as catalogues do (RDA 2.2.4, ISBD 0.3.2). */
export const shownTitle = ({ title, titleIsSupplied }: Titled): string =>
  titleIsSupplied && title !== '' ? `[${title}]` : title
