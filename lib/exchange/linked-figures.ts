import { formatDate } from '@/lib/dates'
import { keyOf } from '@/lib/editions/evidence'
import type { OtherFigure, OtherFigures } from '@/lib/editions/figures'
import type { Figure, Quantity } from '@/lib/figures/schema'
import { formatQuantity } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import type { Addressing } from './statements'

/** Figures of other records beside those of an edition, and the ids of its own figures that differ from another. */
export type BesideFigures = { others: OtherFigures; differing: ReadonlySet<string> }

/** The value as exactly as it was stated: a limit is not a value, and "about" stays text. */
function statedValue(quantity: Quantity, t: Translator) {
  switch (quantity.kind) {
    case 'EXACT':
      return { value: quantity.value }
    case 'AT_LEAST':
      return { minValue: quantity.value }
    case 'AT_MOST':
      return { maxValue: quantity.value }
    case 'APPROX':
      return { value: formatQuantity(quantity, t) }
    case 'RANGE':
      return { minValue: quantity.from, maxValue: quantity.to }
  }
}

/** The date as on the page, and as a schema.org date only where it has a year, because no year is filled in. */
const dated = (asOf: Figure['asOf'], t: Translator) =>
  asOf && {
    'stele:asOf': formatDate(asOf, t),
    ...(/^\d{4}(-\d{2}(-\d{2})?)?$/.test(asOf.edtf ?? '') && { observationDate: asOf.edtf }),
  }

const otherFigureOf =
  (addressOf: Addressing, t: Translator) =>
  ({ id, slug, title, quantity, asOf, statedBy, state }: OtherFigure) => ({
    '@type': 'Claim',
    '@id': `${addressOf(`/records/${slug}`)}#figure-${id}`,
    creditText: statedBy.name,
    about: {
      '@type': 'Observation',
      ...statedValue(quantity, t),
      'stele:quantityInWords': formatQuantity(quantity, t),
      ...dated(asOf, t),
    },
    isPartOf: { '@type': 'WebPage', '@id': addressOf(`/records/${slug}`), name: title },
    'stele:state': state,
  })

/**
 * A figure as a schema.org observation. Who states it is credited in plain text, because the archive does not say whether that is a person or a
 * body.
 */
export function linkedFigure(
  figure: Figure,
  edition: string,
  { others, differing }: BesideFigures,
  addressOf: Addressing,
  t: Translator,
) {
  const { id, event, measure, population, place, quantity, asOf, statedBy, partOf, note } = figure
  const matching = others.get(id)
  return {
    creditText: statedBy.name,
    ...(place && { contentLocation: { '@type': 'Place', name: place.name } }),
    about: {
      '@type': 'Observation',
      observationAbout: { '@type': 'Event', name: event.name },
      measuredProperty: { '@type': 'Property', name: measure },
      'stele:population': population,
      ...statedValue(quantity, t),
      'stele:quantityInWords': formatQuantity(quantity, t),
      ...dated(asOf, t),
      ...(note && { description: note }),
    },
    ...(partOf && { 'stele:partOf': { '@id': `${edition}#how-${keyOf({ type: 'FIGURE', id: partOf })}` } }),
    ...(differing.has(id) && { 'stele:differs': true }),
    ...(matching && {
      'stele:elsewhere': matching.numbers.flatMap(({ stated }) => stated).map(otherFigureOf(addressOf, t)),
      'stele:elsewhereTotal': matching.total,
      ...(matching.isMinimum && { 'stele:elsewhereTotalIsMinimum': true }),
    }),
  }
}
