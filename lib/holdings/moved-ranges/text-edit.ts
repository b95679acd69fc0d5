import { diffArrays } from 'diff'

/** A change of a text: `text` instead of the range from `start` to `end` of the old one; offsets are UTF-16 units. */
export type TextEdit = { start: number; end: number; text: string }

/** The longest word that a change is extended by; scripts without spaces have long ones. */
const LONGEST = 100

/** The smallest change of whole words that makes one text of another: what is between their common beginning and their common end. */
export function editBetween(old: string, now: string): TextEdit {
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old.charCodeAt(start) === now.charCodeAt(start)) start += 1
  let tail = 0
  while (
    tail < most - start &&
    old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  )
    tail += 1
  const splits = (text: string, at: number) =>
    at > 0 && at < text.length && /^\S\S$/.test(text.slice(at - 1, at + 1))
  const isCut = (ofOld: number, ofNow: number) => splits(old, ofOld) || splits(now, ofNow)
  for (let steps = 0; steps < LONGEST && start > 0 && isCut(start, start); steps += 1) start -= 1
  for (let steps = 0; steps < LONGEST && tail > 0 && isCut(old.length - tail, now.length - tail); steps += 1)
    tail -= 1
  return { start, end: old.length - tail, text: now.slice(start, now.length - tail) }
}

type Range = { start: number; end: number }

/** A stretch of a change: what it was and what it is, with offsets in the whole texts. */
export type Stretch = { old: Range; now: Range; isEqual: boolean }

/**
 * Words that may differ in what the server's own thread compares, which takes at most some 50 ms; where more do, the whole change counts as one.
 * A number and no time, so that a busy machine finds the same.
 */
const MOST_DIFFERENT = 500

export const edited = (old: string, { start, end, text }: TextEdit): string =>
  old.slice(0, start) + text + old.slice(end)

/** Where a range of an old text is in a new one. */
export type Mover = (range: Range) => Range

/**
 * Where a range of the old text is in the new one. Inside the change, words that are the same keep their range; a range that begins or ends in
 * words that changed takes in all of what they became, so that nothing that it covered is left out. Words are compared one by one.
 */
export const moverOf = (old: string, edit: TextEdit): Mover =>
  moverBy(edit, stretchesOf(old.slice(edit.start, edit.end), edit))

/** The same by the stretches of the change. */
export function moverBy(edit: TextEdit, stretches: readonly Stretch[]): Mover {
  const replaced = stretches.filter(({ old }) => old.start < old.end)
  const delta = edit.text.length - (edit.end - edit.start)
  const at = (offset: number, edge: 'start' | 'end') => {
    if (offset < edit.start || (edge === 'end' && offset === edit.start)) return offset
    if (offset > edit.end || (edge === 'start' && offset === edit.end)) return offset + delta
    const stretch = stretchAt(replaced, edge === 'start' ? offset : offset - 1)
    if (!stretch) return edge === 'start' ? edit.start : edit.end + delta
    if (stretch.isEqual) return stretch.now.start + offset - stretch.old.start
    return edge === 'start' ? stretch.now.start : stretch.now.end
  }
  return ({ start, end }) => ({
    start: at(start, 'start'),
    end: Math.max(at(start, 'start'), at(end, 'end')),
  })
}

/** The stretch with the sign at this offset of the old text; they are in order. */
function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let [from, to] = [0, stretches.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((stretches[middle]?.old.end ?? 0) <= offset) from = middle + 1
    else to = middle
  }
  const found = stretches[from]
  return found && found.old.start <= offset ? found : undefined
}

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? []

/** The whole change as one stretch: a range in it then becomes all of it. */
export const oneStretch = ({ start, end, text }: TextEdit): Stretch[] => [
  { old: { start, end }, now: { start, end: start + text.length }, isEqual: false },
]

/** The stretches of a change of these words; one where more than these many words came or went. */
export function stretchesOf(old: string, edit: TextEdit, most = MOST_DIFFERENT): Stretch[] {
  const { start, text } = edit
  const changes = diffArrays(wordsOf(old), wordsOf(text), { maxEditLength: most })
  const stretches: Stretch[] = []
  let [oldAt, nowAt] = [start, start]
  if (!changes) return oneStretch(edit)
  for (const { value, added = false, removed = false } of changes) {
    const { length } = value.join('')
    const [oldEnd, nowEnd] = [added ? oldAt : oldAt + length, removed ? nowAt : nowAt + length]
    const before = stretches.at(-1)
    const isEqual = !added && !removed
    if (before && !before.isEqual && !isEqual) {
      before.old.end = oldEnd
      before.now.end = nowEnd
    } else stretches.push({ old: { start: oldAt, end: oldEnd }, now: { start: nowAt, end: nowEnd }, isEqual })
    oldAt = oldEnd
    nowAt = nowEnd
  }
  return stretches
}
