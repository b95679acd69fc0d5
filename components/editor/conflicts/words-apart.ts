import { diffWordsWithSpace } from 'diff'

/** A stretch of a text; `isApart` when the other text doesn't have it. `at` is its offset. */
export type Run = { text: string; isApart: boolean; at: number }

/** Beyond this many edits the texts are shown unmarked: comparing must not stop the page. */
const MOST_EDITS = 2_000

const runsOf = (pieces: readonly { text: string; isApart: boolean }[]): Run[] => {
  let at = 0
  return pieces.map((piece) => {
    const run = { ...piece, at }
    at += piece.text.length
    return run
  })
}

/** Two texts as runs, in which the words that differ are marked. `isSame`: they have the same words, so something else differs. */
export function wordsApart(mine: string, theirs: string): { mine: Run[]; theirs: Run[]; isSame: boolean } {
  const found = diffWordsWithSpace(theirs, mine, { maxEditLength: MOST_EDITS })
  const whole = (text: string) => runsOf(text === '' ? [] : [{ text, isApart: false }])
  if (!found) return { mine: whole(mine), theirs: whole(theirs), isSame: false }
  return {
    mine: runsOf(
      found.flatMap(({ value, added, removed }) => (removed ? [] : [{ text: value, isApart: added }])),
    ),
    theirs: runsOf(
      found.flatMap(({ value, added, removed }) => (added ? [] : [{ text: value, isApart: removed }])),
    ),
    isSame: mine === theirs,
  }
}
