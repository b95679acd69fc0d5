import { bracketed } from '@/lib/text/brackets'
import type { RecordContent } from './schema'

type Titled = Pick<RecordContent, 'title' | 'titleIsSupplied'>

/** The title as readers see it: in square brackets where the archive supplied it. */
export const shownTitle = ({ title, titleIsSupplied }: Titled): string =>
  titleIsSupplied ? bracketed(title) : title
