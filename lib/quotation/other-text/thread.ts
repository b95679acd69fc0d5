// Runs in a thread of its own (search-aside.ts).
import { foldedFor, type Search, type Searched, searchIn } from './search'

/** The result for each passage, in their order. Similar passages are suggested until the time for that is over. */
export default function searchAll({ passages, guessing, ...text }: Search): Searched[] {
  const folded = foldedFor(text)
  const until = Date.now() + guessing
  return passages.map((passage) => searchIn(folded, passage, Date.now() < until))
}
