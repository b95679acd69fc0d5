import type { FacetName } from '@/lib/editions/indexing/facets'
import type { Translator } from '@/lib/messages/translator'
import { isKindId } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { languageName } from '@/lib/text'

const isOneOf = <Value extends string>(values: readonly Value[], value: string): value is Value =>
  (values as readonly string[]).includes(value)

const acts = ['resolution', 'statement', 'committee', 'speech', 'other'] as const
const states = ['checked', 'second-hand', 'not-compared'] as const

/** The words for one value of a facet; names are as records write them. */
export function facetLabel(name: FacetName, value: string, label: string | null, t: Translator): string {
  if (label !== null) return label
  if (name === 'kind' && isKindId(value)) return t(kindPlural(value))
  if (name === 'language') return languageName(value, t)
  if (name === 'act' && isOneOf(acts, value)) return t(`archive.act.${value}`)
  if (name === 'state' && isOneOf(states, value)) return t(`archive.facets.states.${value}`)
  return value
}
