import { type Locator, locatorLabels } from '@/lib/citations/schema'
import type { LayerPlace } from './schema'

/** Where a range stands by the layer's own places: "page 3", or "page 3–4" across an end; null where the layer has none there. */
export function placeAt(places: readonly LayerPlace[], start: number, end: number): Locator | null {
  const touched = places.filter((place) => place.start < end && start < place.end)
  const [first, last] = [touched.at(0), touched.at(-1)]
  const label = locatorLabels.find((known) => known === first?.label)
  if (!first || !last || !label || last.label !== label) return null
  return { label, value: first.value === last.value ? first.value : `${first.value}–${last.value}` }
}
