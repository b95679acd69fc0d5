import { type LayerReading, readingOf, skippedBy, skippedIn, spansWithin } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import { type Folded, fold } from '@/lib/quotation'
import type { CheckedPassage } from '../input'

type Layer = { text: string; spans?: readonly LayerSpan[] }
type Placed = Pick<CheckedPassage, 'exact' | 'start' | 'end' | 'spans'>

const folds = new WeakMap<Layer, Map<LayerReading, Folded>>()

/** The folded text of a layer, folded once for each way of reading it for all the quotations bound to it. */
export function foldedLayer(layer: Layer, reading: LayerReading = 'BODY'): Folded {
  const known = folds.get(layer) ?? new Map<LayerReading, Folded>()
  const { text, spans = [] } = layer
  const folded = known.get(reading) ?? fold(text, skippedBy(reading, text.length, spans))
  folds.set(layer, known.set(reading, folded))
  return folded
}

const spansOf = ({ spans = [], start, end }: Placed) => spansWithin(spans, { start, end })

/** How the layer of a passage is read: a passage in a note is compared with the notes. */
export const readingOfPassage = (passage: Placed): LayerReading => readingOf(passage.exact, spansOf(passage))

/** The folded text of a passage, without the spans that aren't compared. */
export const foldedPassage = (passage: Placed): Folded =>
  fold(passage.exact, skippedIn(passage.exact, spansOf(passage)))
