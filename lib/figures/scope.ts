import type { AuthorityName } from '@/lib/authorities/schema'
import type { Figure } from './schema'

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/**
 * A key for each name of one list: its authority; for a name without one, the authority that all others of the same words have, else the
 * words, regardless of the case and form of letters. Null for a name without words.
 */
function nameKeys(names: readonly (AuthorityName | null)[]): (name: AuthorityName | null) => string {
  const named = new Map<string, Set<string>>()
  for (const name of names)
    if (name?.authorityId)
      named.set(fold(name.name), (named.get(fold(name.name)) ?? new Set()).add(name.authorityId))
  return (name) => {
    const words = fold(name?.name ?? '')
    const [only, ...others] = named.get(words) ?? []
    return name?.authorityId ?? (others.length === 0 ? only : undefined) ?? words
  }
}

/**
 * The scope of each figure of one record. Figures with the same scope state numbers for the same event, measure, population and place, of the
 * same whole. Figures of other records are found by the same rule in the database (migrations/*_figure_keys).
 */
export function figureScopes(figures: readonly Figure[]): {
  scopeOf: (figure: Figure) => string
  eventOf: (figure: Figure) => string
} {
  const eventKey = nameKeys(figures.map(({ event }) => event))
  const placeKey = nameKeys(figures.map(({ place }) => place))
  return {
    scopeOf: ({ event, measure, population, place, partOf }) =>
      JSON.stringify([eventKey(event), fold(measure), fold(population), placeKey(place), partOf]),
    eventOf: ({ event }) => eventKey(event),
  }
}
