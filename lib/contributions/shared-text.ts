/** The number of words in a row that two texts share when one contains content of the other. */
const RUN = 4

/** Words of any script; each letter of a script without spaces is a word. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu

const wordsIn = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? []

/** 32-bit FNV-1a. Two different runs have the same number so seldom that at most a member too many counts as a contributor. */
function numberOf(run: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < run.length; index += 1)
    hash = Math.imul(hash ^ run.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/**
 * The runs of four words of a text, as numbers. A shorter text is one run, which only an equal text has. Time and size are linear in the
 * length of the text.
 */
export function runsOf(text: string): ReadonlySet<number> {
  const words = wordsIn(text)
  if (words.length === 0) return new Set()
  if (words.length < RUN) return new Set([numberOf(words.join(' '))])
  const runs = new Set<number>()
  for (let index = 0; index + RUN <= words.length; index += 1)
    runs.add(numberOf(words.slice(index, index + RUN).join(' ')))
  return runs
}
