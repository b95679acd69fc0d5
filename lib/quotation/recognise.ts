import { fold } from './fold'
import { languageFor } from './language'
import { lexicons } from './lexicons'
import { scriptOf } from './script'

const commonWords = new Map(
  lexicons.map((lexicon) => {
    const words = lexicon.common.split(',').map((word) => word.trim())
    return [lexicon.code, new Set(words)] as const
  }),
)

/** The fewest small words of a language that a text must have, and twice as many as of any other. */
const fewestWords = 3

/**
 * Returns the language that a text seems to be written in, by its small words, among those that the engine knows; `null` when in doubt.
 * It never blocks by itself.
 */
export function recogniseLanguage(text: string): string | null {
  const { folded } = fold(text.slice(0, 20_000))
  const words = folded.match(/[\p{L}\p{M}]+'?/gu) ?? []
  const script = scriptOf(folded)
  const counts = lexicons
    .filter((lexicon) => lexicon.script === script)
    .map((lexicon) => {
      const { keyOf } = languageFor(lexicon.code, folded)
      return {
        code: lexicon.code,
        count: words.filter((word) => commonWords.get(lexicon.code)?.has(keyOf(word))).length,
      }
    })
    .toSorted((one, other) => other.count - one.count)
  const [best, next] = counts
  if (!best || best.count < fewestWords) return null
  return best.count >= 2 * (next?.count ?? 0) ? best.code : null
}
