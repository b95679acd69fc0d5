// Runs in a thread of its own (search-aside.ts).
import { foldedFor, placesIn, type Search, type Searched, searchIn, wordsIn } from './search'

/** The result for each passage, in their order. Similar passages are suggested until the time for that is over. */
export default function searchAll({ passages, guessing, everywhere = false, ...text }: Search): Searched[] {
  const readings = foldedFor(text)
  const until = Date.now() + guessing
  // Once for the same words, which can be sought many times, each with other text around them.
  const byWords = new Map(
    [...new Set(passages.map(({ exact }) => exact))].map((exact) => {
      const words = wordsIn(readings, exact)
      return [exact, { words, places: everywhere ? placesIn(readings, words) : undefined }]
    }),
  )
  return passages.map((passage) => {
    const { words, places } = byWords.get(passage.exact) ?? {}
    const shared = places && { places }
    if (everywhere === 'ONLY') return { outcome: 'NOT_FOUND', candidates: [], ...shared }
    return { ...searchIn(readings, passage, Date.now() < until, words), ...shared }
  })
}
