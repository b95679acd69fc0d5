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

const NONE: Runs = new Uint32Array()

/** A run as a number. Two different runs have the same one so seldom that at most a member too many counts as a contributor. */
const runAt = (words: readonly number[], start: number, length: number): number => {
  let hash = length
  for (let index = start; index < start + length; index += 1)
    hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193) ^ (hash >>> 15)
  return hash >>> 0
}

const wordsIn = (text: string) => (text.normalize('NFKC').toLowerCase().match(WORD) ?? []).map(numberOf)

function runsIn(text: string): Runs {
  const words = wordsIn(text)
  if (words.length === 0) return NONE
  const length = Math.min(RUN, words.length)
  return Uint32Array.from({ length: words.length - length + 1 }, (_, start) => runAt(words, start, length))
}

/** The runs of a text, as numbers, in order; one that is repeated is there again. */
export type Runs = Uint32Array

/** The most runs that are remembered: those of the longest text with its citations, three times. */
const MOST_KNOWN = 300_000
const known = new Map<string, Runs>()
let runsKnown = 0

/**
 * The runs of four words of a text. A shorter text is one run, which only an equal text has. Remembers the texts that were read last, because
 * most of a text is the same when it is saved again. Time and size are linear in the length of the text.
 */
export function runsOf(text: string | null): Runs {
  if (text === null || text === '') return NONE
  const runs = known.get(text) ?? runsIn(text)
  if (known.delete(text)) runsKnown -= runs.length
  if (runs.length > MOST_KNOWN) return runs
  known.set(text, runs)
  runsKnown += runs.length
  for (const [oldest, { length }] of known) {
    if (runsKnown <= MOST_KNOWN) break
    known.delete(oldest)
    runsKnown -= length
  }
  return runs
}

/** The number of letters on each side of a change that it is known by. */
const AROUND = 60

/** The runs of one to four words: what a longer text shares with it, and what a shorter text can be. */
const allRunsIn = (text: string): number[] => {
  const words = wordsIn(text)
  return Array.from({ length: RUN }, (_, shorter) => RUN - shorter).flatMap((length) =>
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, start) => runAt(words, start, length)),
  )
}

/**
 * The runs of words that a text has only after a change, so that another text that has one of them contains the change; where it changes no
 * word, those around it.
 */
export function runsOfChange(before: string, after: string): number[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let kept = 0
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1
  const around = (text: string) => text.slice(Math.max(0, start - AROUND), text.length - kept + AROUND)
  const present = new Set(allRunsIn(around(before)))
  const runs = allRunsIn(around(after))
  const added = runs.filter((run) => !present.has(run))
  return added.length > 0 ? added : runs
}
