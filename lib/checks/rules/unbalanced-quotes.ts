import { type Message, message } from '@/lib/messages/message'
import { type Check, type Found, foundIn } from '../check'
import type { TextBlock } from '../input'

const doubleMarks = /["“”„‟«»]/g
/** Marks that only open, or only close, in every language but those that turn them round. */
const opensAlways = new Set(['„', '‟'])

export const unbalancedQuotes: Check = {
  id: 'unbalanced-quotes',
  level: 'WARN',
  applies: (input) => input.texts.length > 0,
  run: (input) =>
    input.texts.flatMap((block, index) => marksIn(block, input.texts[index - 1], input.texts[index + 1])),
}

interface Open {
  at: number
  mark: string
}

/** The faults of the marks in one block. */
interface Reading {
  /** Marks that open and never close. */
  open: Open[]
  /** Marks that close what never opened. */
  stray: number[]
  /** Marks that open while one of their own kind is open. */
  reopened: number[]
}

function marksIn(block: TextBlock, before: TextBlock | undefined, after: TextBlock | undefined): Found[] {
  const { open, stray, reopened } = readMarks(block.text)
  const goesOn = sameText(block, after) && opensParagraph(after.text)
  const start = startOf(block.text)
  const unclosed = goesOn ? open.filter(({ at }) => at > start) : open
  const unopened = goesOnFrom(before, block) ? stray.slice(1) : stray
  // A quotation inside another in the same marks is only untidy, as long as all of them close.
  const again = unclosed.length > 0 || unopened.length > 0 ? reopened : []
  const say = (text: Message) => (at: number) => foundIn(block, at, at + 1, text)
  return [
    ...again.map(say(message('checks.unbalanced-quotes.reopened'))),
    ...unopened.map(say(message('checks.unbalanced-quotes.unopened'))),
    ...unclosed.map(({ at }) => at).map(say(message('checks.unbalanced-quotes.unclosed'))),
  ].toSorted((one, other) => one.place.start - other.place.start)
}

function readMarks(text: string): Reading {
  const reading: Reading = { open: [], stray: [], reopened: [] }
  let lowMarks = 0
  for (const { 0: mark, index } of text.matchAll(doubleMarks)) {
    const side = sideOf(text, index, { isOpen: reading.open.length > 0, isLow: lowMarks > 0 })
    const last = reading.open.at(-1)
    if (side === 'open') {
      if (last && alike(last.mark, mark) && !nests(last.mark, mark)) reading.reopened.push(index)
      reading.open.push({ at: index, mark })
      if (mark === '„') lowMarks += 1
    } else if (side === 'close') {
      if (last?.mark === '„') lowMarks -= 1
      if (last) reading.open.pop()
      else reading.stray.push(index)
    }
  }
  return reading
}

/** Says if a mark opens or closes, by the characters beside it; `null` for inches and seconds. */
function sideOf(
  text: string,
  at: number,
  { isOpen, isLow }: { isOpen: boolean; isLow: boolean },
): 'open' | 'close' | null {
  const mark = text[at] ?? ''
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  const spaceBefore = /[\s([{—–-]|["“„«]/.test(before)
  const spaceAfter = /[\s.,;:!?)\]}—–…-]|["”»]/.test(after)
  if (mark === '"' && /\d/.test(before) && !isOpen) return null
  if (opensAlways.has(mark)) return 'open'
  if (mark === '”' && !(spaceBefore && !spaceAfter)) return 'close'
  if (spaceBefore && !spaceAfter) return 'open'
  if (!spaceBefore && spaceAfter) return 'close'
  if (mark === '“' || mark === '«') return isLow ? 'close' : 'open'
  if (mark === '»') return 'close'
  return isOpen ? 'close' : 'open'
}

const family = (mark: string) => (/["“”„‟]/.test(mark) ? 'high' : 'angled')
const alike = (one: string, other: string) => family(one) === family(other)
/** Straight marks inside curly ones, or the reverse, are two levels in a text that two people typed. */
const nests = (outer: string, inner: string) => (outer === '"') !== (inner === '"')

const opensParagraph = (text: string) => /^\s*["“„«]/.test(text)
const sameText = (one: TextBlock, other: TextBlock | undefined): other is TextBlock =>
  other?.field.split('.')[0] === one.field.split('.')[0]

/** The offset of the first character that isn't white space. */
const startOf = (text: string) => text.length - text.trimStart().length

/** A quotation of several paragraphs opens each of them and closes the last. */
const goesOnFrom = (before: TextBlock | undefined, block: TextBlock) =>
  sameText(block, before) && readMarks(before.text).open[0]?.at === startOf(before.text)
