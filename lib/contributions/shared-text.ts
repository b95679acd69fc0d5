/** The number of words in a row that two texts share when one contains content of the other. */
const RUN = 4

/** Words of any script; each letter of a script without spaces is a word. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu

/** 32-bit FNV-1a of a word. */
function numberOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return hash
}

const NONE: ReadonlySet<number> = new Set()

/** A run as a number. Two different runs have the same one so seldom that at most a member too many counts as a contributor. */
const runAt = (words: readonly number[], start: number, length: number): number => {
  let hash = length
  for (let index = start; index < start + length; index += 1)
    hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193) ^ (hash >>> 15)
  return hash >>> 0
}

function runsIn(text: string): ReadonlySet<number> {
  const words = (text.normalize('NFKC').toLowerCase().match(WORD) ?? []).map(numberOf)
  if (words.length === 0) return NONE
  if (words.length < RUN) return new Set([runAt(words, 0, words.length)])
  const runs = new Set<number>()
  for (let start = 0; start + RUN <= words.length; start += 1) runs.add(runAt(words, start, RUN))
  return runs
}

/** The runs of four words of a text, as numbers. A shorter text is one run, which only an equal text has. */
export type RunsOf = (text: string | null) => ReadonlySet<number>

/** Reads the runs of texts, each text once. Time and size are linear in the length of the texts. */
export function runReader(): RunsOf {
  const known = new Map<string, ReadonlySet<number>>()
  return (text) => {
    if (text === null || text === '') return NONE
    const runs = known.get(text) ?? runsIn(text)
    known.set(text, runs)
    return runs
  }
}
