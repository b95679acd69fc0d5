// Runs in a thread of its own (speakers.ts).
import { findFullNames, type SoughtNames } from '@/lib/folding/find-names'
import type { Range } from '@/lib/text/masked-ranges'

export type SpeakerSearch = { text: string; people: readonly SoughtNames[] }

export default function findSpeakers({ text, people }: SpeakerSearch): Range[][] {
  return findFullNames(text, people).map((found) => found.map(({ start, end }) => ({ start, end })))
}
