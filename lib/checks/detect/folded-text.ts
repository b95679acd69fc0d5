import { type Folded, fold } from '@/lib/quotation'

type Layer = { text: string }

const folds = new WeakMap<Layer, Folded>()

/** The folded text of a layer, folded once for all the quotations bound to it. */
export function foldedLayer(layer: Layer): Folded {
  const known = folds.get(layer) ?? fold(layer.text)
  folds.set(layer, known)
  return known
}
