import { type Folded, fold } from '@/lib/review/quotation'
import type { CheckedLayer } from './input'

const folds = new WeakMap<CheckedLayer, Folded>()

/** The folded text of a layer, folded once for all the quotations that rest on it. */
export function foldedLayer(layer: CheckedLayer): Folded {
  const known = folds.get(layer) ?? fold(layer.text)
  folds.set(layer, known)
  return known
}
