// Runs in a thread of its own (move-aside.ts).
import { type Stretch, stretchesOf, type TextEdit } from './text-edit'

export type Change = { words: string; edit: TextEdit }

/** Words that came or went; with more, comparing takes over a second. */
const MOST_DIFFERENT = 3_000

/** The stretches of a change of these words. */
export default ({ words, edit }: Change): Stretch[] => stretchesOf(words, edit, MOST_DIFFERENT)
