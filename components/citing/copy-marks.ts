import type { PageSpan } from '@/lib/review/page-spans'
import type { Range } from './word-range'

/** What is marked in a copy while a passage is chosen in it. */
export type CopyMarks = {
  /** Passages that records use. */
  passages: readonly (Range & { id: string })[]
  masks: readonly (Range & { id: string; kind: 'GRAPHIC' | 'PRIVATE' })[]
  /** The same passages on the images of the pages. */
  onPages: readonly PageSpan[]
}

export const noMarks: CopyMarks = { passages: [], masks: [], onPages: [] }
