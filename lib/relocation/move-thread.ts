// Runs in a thread of its own (move-aside.ts).
import { type Stretch, stretchesOf, type TextEdit } from './text-edit'

export type Change = { words: string; edit: TextEdit }

/** Milliseconds. It stops no one here. */
const TIMEOUT = 1_000

/** The stretches of a change of these words. */
export default ({ words, edit }: Change): Stretch[] => stretchesOf(words, edit, TIMEOUT)
