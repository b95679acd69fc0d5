import { type SearchWord, searchWords } from './words'

/** Words of a script without spaces that touch each other, as one; all other words alone. */
export function runsOf(words: readonly SearchWord[]): SearchWord[][] {
  const runs: SearchWord[][] = []
  for (const word of words) {
    const last = runs.at(-1)?.at(-1)
    if (last && word.isDense && last.isDense && last.end === word.start) runs.at(-1)?.push(word)
    else runs.push([word])
  }
  return runs
}

const together = (run: readonly SearchWord[]) => run.map(({ forms }) => forms[0]).join('')

/**
 * The words of a short text with all their forms, with a space before and after each: what lists of names and titles are searched by. Equal for
 * names that search can't tell apart.
 */
export const wordLine = (text: string): string =>
  ` ${runsOf(searchWords(text))
    .flatMap((run) => (run[0]?.isDense ? [together(run)] : (run[0]?.forms ?? [])))
    .join(' ')} `

/** The most words of a search in a list. */
const MOST = 12

/** What a line has of each word of a search: its beginning, or its characters in a script without spaces. */
export const partsOfLine = (text: string): string[] =>
  runsOf(searchWords(text))
    .slice(0, MOST)
    .map((run) => (run[0]?.isDense ? together(run) : ` ${run[0]?.forms[0] ?? ''}`))
