import { actTypes, type FacetName, facetStates } from '@/lib/editions/indexing/facets'
import type { Translator } from '@/lib/messages/translator'
import { isKindId } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { languageName } from '@/lib/text'

const isOneOf = <Value extends string>(values: readonly Value[], value: string): value is Value =>
  (values as readonly string[]).includes(value)

/** The words for one value of a facet; names are as records write them. */
export function facetLabel(name: FacetName, value: string, label: string | null, t: Translator): string {
  if (label !== null) return label
  if (name === 'kind' && isKindId(value)) return t(kindPlural(value))
  if (name === 'language') return languageName(value, t)
  if (name === 'act' && isOneOf(actTypes, value)) return t(`archive.act.${value}`)
  if (name === 'state' && isOneOf(facetStates, value)) return t(`archive.facets.states.${value}`)
  return value
}
