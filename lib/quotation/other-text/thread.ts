// Runs in a thread of its own (search-aside.ts).
import { foldedFor, placesIn, type Search, type Searched, searchIn } from './search'

/** The result for each passage, in their order. Similar passages are suggested until the time for that is over. */
export default function searchAll({ passages, guessing, everywhere = false, ...text }: Search): Searched[] {
  const folded = foldedFor(text)
  const until = Date.now() + guessing
  // Once for the same words, which can be sought many times, each with other text around them.
  const sought = new Set(everywhere ? passages.map(({ exact }) => exact) : [])
  const places = new Map([...sought].map((exact) => [exact, placesIn(folded, exact)]))
  return passages.map((passage) => {
    const found = places.get(passage.exact)
    if (found && everywhere === 'ONLY') return { outcome: 'NOT_FOUND', candidates: [], places: found }
    return { ...searchIn(folded, passage, Date.now() < until), ...(found && { places: found }) }
  })
}
