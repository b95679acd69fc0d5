import type { PagePlaces } from '@/lib/holdings/extract/reading'
import type { Range, Words } from './word-range'

type Box = { left: number; top: number; right: number; bottom: number }

/** The box around a word on its page; null where no letter of it has a place. */
function boxOf({ places }: PagePlaces, { start, end }: Range): Box | null {
  const placed = places.slice(start, end).filter(({ length }) => length === 4)
  if (placed.length === 0) return null
  const side = (index: number, most: (...values: number[]) => number) =>
    most(...placed.map((place) => place[index] ?? 0))
  return {
    ...{ left: side(0, Math.min), top: side(1, Math.min) },
    ...{ right: side(2, Math.max), bottom: side(3, Math.max) },
  }
}

type Placed = { word: Range; box: Box }

const known = new WeakMap<PagePlaces, Placed[]>()

/** Every word of a page with its box. */
function placedWords(page: PagePlaces, words: Words): Placed[] {
  const made = known.get(page)
  if (made) return made
  const placed: Placed[] = []
  for (let word = words.from(0); word; word = words.from(word.end)) {
    const box = boxOf(page, word)
    if (box) placed.push({ word, box })
  }
  known.set(page, placed)
  return placed
}

const gap = (at: number, from: number, to: number) => Math.max(from - at, 0, at - to)

/** How far from a point a word is looked for, in heights of the word. */
const REACH = 3

/** The word at a point of a page, or the nearest one beside it; null far from all words. Words of the same line come first. */
export function wordNear(page: PagePlaces, words: Words, x: number, y: number): Range | null {
  let best: { word: Range; distance: number } | null = null
  for (const { word, box } of placedWords(page, words)) {
    const height = Math.max(box.bottom - box.top, 1)
    const [across, along] = [gap(x, box.left, box.right), gap(y, box.top, box.bottom)]
    if (across > height * REACH || along > height * REACH) continue
    const distance = across + along * 3
    if (!best || distance < best.distance) best = { word, distance }
  }
  return best?.word ?? null
}

/** The word in the next line above or below that is the nearest to a word; null at the edge of the page. */
export function wordBelow(page: PagePlaces, words: Words, from: Range, to: 'UP' | 'DOWN'): Range | null {
  const box = boxOf(page, from)
  if (!box) return null
  const middle = (box.left + box.right) / 2
  const height = Math.max(box.bottom - box.top, 1)
  let best: { word: Range; distance: number } | null = null
  for (const { word, box: other } of placedWords(page, words)) {
    const along = to === 'DOWN' ? other.top - box.bottom : box.top - other.bottom
    if (along < -height * 0.4 || (to === 'DOWN' ? other.top <= box.top : other.top >= box.top)) continue
    const distance = Math.max(along, 0) * 4 + gap(middle, other.left, other.right)
    if (!best || distance < best.distance) best = { word, distance }
  }
  return best?.word ?? null
}
