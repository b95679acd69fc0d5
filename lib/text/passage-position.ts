import { type Message, message } from '@/lib/messages/message'
import { type Locator, locatorLabels } from '@/lib/text/chain'

/** A page, or another numbered part, of a text layer. Offsets are UTF-16 units, `end` is exclusive. */
export type LayerPage = { label: string; value: string; start: number; end: number }
type Placed = { locatorLabel: string | null; locatorValue: string | null; start: number; end: number }

/** The position of a passage, without its text, which can need a content warning that only its record has. */
export function positionOfPassage({ locatorLabel, locatorValue, start, end }: Placed): Message {
  const label = locatorLabels.find((known) => known === locatorLabel)
  return label
    ? message('holdings.passagePosition.locator', { label, value: locatorValue ?? '' })
    : message('holdings.passagePosition.characters', { start: start + 1, end })
}

/** The position of a page: "page 3"; "sheet 3" of a document that doesn't name its pages. */
export const positionOfPage = ({ label, value, start, end }: LayerPage): Message =>
  label === 'sheet'
    ? message('holdings.passagePosition.sheet', { number: value })
    : positionOfPassage({ locatorLabel: label, locatorValue: value, start, end })

/** The locator of a range by the pages of its text layer: "page 3", or "page 3–4" across a page end; null when it has none. */
export function locatorOfRange(pages: readonly LayerPage[], start: number, end: number): Locator | null {
  const touched = pages.filter((page) => page.start < end && start < page.end)
  const [first, last] = [touched.at(0), touched.at(-1)]
  const label = locatorLabels.find((known) => known === first?.label)
  if (!first || !last || !label || last.label !== label) return null
  return { label, value: first.value === last.value ? first.value : `${first.value}–${last.value}` }
}
