import { withLetters } from '@/lib/folding/encoded'
import type { Named } from '@/lib/folding/find-initials'
import type { RemainPlace } from './schema'

/** Where something has the name: a few stretches of it; `isFull` when two parts of the name are together, else it may be another person's. */
export type Excerpts = { excerpts: string[]; isFull: boolean }

/** Something outside of the record that has the speaker's name. */
export type Remain = RemainPlace & Excerpts & { title: string }

/** As many show what it is about. */
const MOST = 3
const AROUND = 40

/** The first stretches of a text that have the name, with the text around them. */
const excerptsOf = (text: string, found: readonly Named[]): string[] =>
  found
    .slice(0, MOST)
    .map(({ start, end }) =>
      withLetters(text.slice(Math.max(0, start - AROUND), end + AROUND)).toWellFormed(),
    )

/** What was found in two parts of the same. */
export const joinedExcerpts = (one: Excerpts, other: Excerpts): Excerpts => ({
  excerpts: [...new Set([...one.excerpts, ...other.excerpts])].slice(0, MOST),
  isFull: one.isFull || other.isFull,
})

/** What was found in these texts; null where nothing was. */
export function namedBy(all: readonly { text: string; found: readonly Named[] }[]): Excerpts | null {
  if (all.every(({ found }) => found.length === 0)) return null
  return {
    excerpts: [...new Set(all.flatMap(({ text, found }) => excerptsOf(text, found)))].slice(0, MOST),
    isFull: all.some(({ found }) => found.some(({ match }) => match === 'FULL')),
  }
}
