import { type Locator, locatorLabels } from '@/lib/text/chain'

type Part = { label: string; value: string; start: number; end: number }
type Placed = { locatorLabel: string | null; locatorValue: string | null; start: number; end: number }

/** Where a passage stands, without its words: they may need a warning that only its record has. */
export const placeOfPassage = ({ locatorLabel, locatorValue, start, end }: Placed): string =>
  locatorLabel
    ? `${locatorLabel} ${locatorValue}`
    : `characters ${(start + 1).toLocaleString('en')} to ${end.toLocaleString('en')}`

/** Where a range stands by the layer's own places: "page 3", or "page 3–4" across an end; null where the layer has none there. */
export function placeAt(places: readonly Part[], start: number, end: number): Locator | null {
  const touched = places.filter((place) => place.start < end && start < place.end)
  const [first, last] = [touched.at(0), touched.at(-1)]
  const label = locatorLabels.find((known) => known === first?.label)
  if (!first || !last || !label || last.label !== label) return null
  return { label, value: first.value === last.value ? first.value : `${first.value}–${last.value}` }
}
