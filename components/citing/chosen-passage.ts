import type { Locator } from '@/lib/text/chain'

/** A passage chosen in the text of an archive copy: UTF-16 offsets into the text layer, `end` is exclusive. */
export type ChosenPassage = {
  textLayerId: string
  start: number
  end: number
  exact: string
  /** The same without note markers and whatever else interrupts the text. */
  words: string
  language: string
  locator: Locator | null
  /** The number of the page of the copy on which it begins, from 1 on; null where the text has no pages. */
  sheet: number | null
}

/** The type of what is dragged out of a copy, besides its text. */
export const DRAGGED_PASSAGE = 'application/x-stele-passage'
