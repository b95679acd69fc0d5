import type { Block } from './blocks'
import { arranged } from './columns.ts'
import { lettersByDirection, readingOrder } from './direction.ts'
import { fieldsOf, STRAIGHT } from './fields.ts'
import type { Glyph, PageContent, Sight } from './glyph'
import { median, type Segment, type Shift, type Sign, segmentsOf, signOf, turned } from './line.ts'

/** A unit of a line's text; `glyph` is null for a blank that is only a gap. */
export type Letter = { text: string; glyph: Glyph | null; shift: Shift; sight: Sight }

/** A printed line with the place it has on the page as it is read. */
export type Line = {
  letters: Letter[]
  /** Points from the upper edge of the page to the baseline. */
  down: number
  left: number
  right: number
  size: number
  /** True for the first line of a block or column. */
  isFirst: boolean
  /** False for lines in another direction than the page, which have no place at its head or foot. */
  isUpright: boolean
}

export type PageLayout = {
  lines: Line[]
  height: number
  width: number
  rules: number[]
  isUncertain: boolean
}

/** The lines of a page in the order they are read, from the places of its signs. Each sign appears exactly once. */
export function layoutOf({ glyphs, area, rotation, rules }: PageContent): PageLayout {
  const page = turned(area, rotation)
  const lines: Line[] = []
  let isUncertain = false
  for (const field of fieldsOf(glyphs, rotation)) {
    const signs = field.glyphs.map((glyph) => signOf(glyph, field.angle, field.isVertical))
    const { right, left } = lettersByDirection(glyphTexts(field.glyphs))
    const arrangement = arranged(segmentsOf(withMarks(signs)), right > left)
    isUncertain ||= arrangement.isUncertain
    const isUpright = Math.abs(field.angle - rotation) < STRAIGHT && !field.isApart
    for (const block of arrangement.blocks) lines.push(...linesOf(block, page.high, isUpright))
  }
  return {
    lines,
    height: page.high - page.low,
    width: page.end - page.start,
    rules: rules.map(({ left, right, y }) => {
      const { high } = turned({ left, right, bottom: y, top: y }, rotation)
      return page.high - high
    }),
    isUncertain,
  }
}

function* glyphTexts(glyphs: readonly Glyph[]) {
  for (const { text } of glyphs) yield text
}

const onlyMarks = /^\p{M}+$/u

/** Joins a combining mark that is printed by itself with the letter it is printed over. */
function withMarks(signs: Sign[]): Sign[] {
  const kept: Sign[] = []
  const marks: Sign[] = []
  for (const sign of signs) (onlyMarks.test(sign.glyph.text) ? marks : kept).push(sign)
  if (marks.length === 0) return signs
  const byPlace = kept.toSorted((a, b) => a.start - b.start)
  const starts = byPlace.map(({ start }) => start)
  const added = new Map<Sign, string>()
  for (const sign of marks) {
    const letter = letterUnder(sign, byPlace, starts)
    if (letter) added.set(letter, (added.get(letter) ?? '') + sign.glyph.text)
    else kept.push(sign)
  }
  return kept.map((sign) => {
    const text = added.get(sign)
    return text ? { ...sign, glyph: { ...sign.glyph, text: sign.glyph.text + text } } : sign
  })
}

/** Signs to look at on each side. */
const LOOKED_AT = 400

function letterUnder(sign: Sign, byPlace: Sign[], starts: number[]): Sign | null {
  const middle = (sign.start + sign.end) / 2
  let [low, high] = [0, starts.length]
  while (low < high) {
    const at = (low + high) >> 1
    if ((starts[at] ?? 0) <= middle) low = at + 1
    else high = at
  }
  let best: Sign | null = null
  let distance = sign.size * 0.6
  for (let at = low - 1 + LOOKED_AT / 2; at >= Math.max(0, low - LOOKED_AT / 2); at -= 1) {
    const letter = byPlace[at]
    if (!letter || letter.glyph.text.trim() === '' || Math.abs(letter.base - sign.base) > sign.size * 0.5)
      continue
    const away = Math.abs((letter.start + letter.end) / 2 - middle)
    if (away < distance) {
      best = letter
      distance = away
    }
  }
  return best
}

function linesOf(block: Block, top: number, isUpright: boolean): Line[] {
  const { right, left } = lettersByDirection(blockTexts(block))
  return block.map((segments, index) => ({
    letters: lettersOf(segments, right > left),
    down: top - (segments[0]?.base ?? 0),
    left: segments[0]?.start ?? 0,
    right: segments.at(-1)?.end ?? 0,
    size: median(segments.map(({ size }) => size)),
    isFirst: index === 0,
    isUpright,
  }))
}

function* blockTexts(block: Block) {
  for (const segments of block)
    for (const { signs } of segments) for (const { glyph } of signs) yield glyph.text
}

/** A gap this wide, in heights of the letters, is a blank where the line has no blanks of its own. */
const GAP = 0.12
/** And where it has. */
const GAP_WITH_BLANKS = 0.24
/** Beside a letter with a mark of nunation, which ends a word. */
const GAP_AT_END = 0.15
/** Between signs whose place is only their ink. */
const GAP_OF_INK = 0.45

const isBlank = (text: string) => text.trim() === ''

/** The letters of a line in the order of reading, with a blank for each gap between words. */
function lettersOf(segments: readonly Segment[], isFromRight: boolean): Letter[] {
  const spacing = spacingOf(segments)
  const visual = segments.flatMap((segment, index) => {
    const last = segments[index - 1]
    const isWord = last !== undefined && segment.start - last.end > spacing.usual + GAP * segment.size
    return [...(isWord ? [blank] : []), ...withBlanks(segment, spacing)]
  })
  const texts = visual.map(({ text }) => text)
  const ordered: Letter[] = []
  for (const { index, text } of readingOrder(texts, isFromRight)) {
    const letter = visual[index]
    if (!letter || (isBlank(text) && isBlank(ordered.at(-1)?.text ?? ' '))) continue
    // A text that the document gives for a sign isn't mirrored.
    ordered.push(letter.glyph?.isLoose ? letter : { ...letter, text })
  }
  while (ordered.length > 0 && isBlank(ordered.at(-1)?.text ?? '')) ordered.pop()
  return ordered
}

const blank: Letter = { text: ' ', glyph: null, shift: 'NONE', sight: 'SHOWN' }
const withoutBlanks = /[\u2e80-\u9fff\uff00-\uffef\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/

type Spacing = { spaced: boolean; usual: number }

/** Whether a line has blanks of its own, and the gap between its letters. Letters can be set apart for emphasis. */
function spacingOf(segments: readonly Segment[]): Spacing {
  const signs = segments.flatMap((segment) => segment.signs)
  const printed = signs.filter(({ glyph }) => !isBlank(glyph.text))
  const gaps = printed.slice(1).map((sign, index) => sign.start - (printed[index]?.end ?? 0))
  return { spaced: signs.length > printed.length, usual: printed.length > 5 ? Math.max(0, median(gaps)) : 0 }
}

const nunation = /[\u064b-\u064d]$/

function withBlanks({ signs }: Segment, { spaced, usual }: Spacing): Letter[] {
  const letters: Letter[] = []
  let last: Sign | null = null
  let pending = false
  for (const sign of signs) {
    if (isBlank(sign.glyph.text)) {
      pending = letters.length > 0
      continue
    }
    const between = last ? sign.start - last.end : 0
    const size = last ? Math.min(sign.size, last.size) : sign.size
    const eastern = last && withoutBlanks.test(sign.glyph.text) && withoutBlanks.test(last.glyph.text)
    const isTight = spaced && (sign.glyph.isTight || last?.glyph.isTight)
    const usualLeast = isTight ? GAP_OF_INK : spaced ? GAP_WITH_BLANKS : GAP
    const least = eastern ? 0.9 : nunation.test(sign.glyph.text) ? GAP_AT_END : usualLeast
    if (last && (pending || between > usual + least * size))
      letters.push({ ...blank, sight: last.glyph.sight === sign.glyph.sight ? sign.glyph.sight : 'SHOWN' })
    pending = false
    letters.push({ text: sign.glyph.text, glyph: sign.glyph, shift: sign.shift, sight: sign.glyph.sight })
    last = sign
  }
  return letters
}
