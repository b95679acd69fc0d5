import { message } from '@/lib/messages/message'
import { countWords } from '@/lib/quotation/place'
import { type Check, type Found, foundIn } from '../check'
import { datesOf } from '../detect/dates'
import { harmIn } from '../detect/harm-words'
import { findText, placesOfName } from '../detect/names-in-text'
import { onOneLine } from '../detect/quoted'
import { insideOneOf, quotedSpans } from '../detect/quoted-spans'
import { firstInSentence } from '../detect/sentence-around'
import type { CheckInput, TextBlock } from '../input'

export const citationNeeded: Check = {
  id: 'citation-needed',
  level: 'WARN',
  applies: (input) => input.kind !== null && prose(input).length > 0,
  run: (input) => {
    const people = peopleOf(input)
    return prose(input).flatMap((block) => inBlock(block, people))
  },
}

/** The names of each person who has an entry or whom the record lists. */
const peopleOf = ({ authorities, people }: CheckInput): string[][] => [
  ...authorities.filter(({ kind }) => kind === 'PERSON').map(({ name, variants }) => [name, ...variants]),
  ...people.map(({ name }) => [name]),
]

/** Paragraphs of the body in the archive's own words. A heading or a line of a few words makes no statement. */
const prose = (input: CheckInput) =>
  input.texts.filter(
    (block) => block.field.startsWith('body.') && block.subjectId === null && countWords(block.text) >= 5,
  )

type Reason = 'quotation' | 'date' | 'number' | 'person'

interface Claim {
  start: number
  end: number
  reason: Reason
}

function inBlock(block: TextBlock, people: readonly string[][]): Found[] {
  const lastCitation = block.citations.at(-1) ?? -1
  const uncited = [...claimsIn(block), ...accusationIn(block, people, lastCitation)]
    .toSorted((one, other) => one.start - other.start)
    .filter((claim) => claim.start >= lastCitation)
  const [first] = uncited
  if (!first) return []
  const reasons = [...new Set(uncited.map(({ reason }) => reason))]
  const text = message('checks.citation-needed.uncited', {
    text: onOneLine(block.text.slice(first.start, first.end)),
    reasons: reasons.map((reason) => message(`checks.citation-needed.reason.${reason}`)),
  })
  return [foundIn(block, first.start, first.end, text)]
}

const marks = [
  { opening: '“', stops: /”/, closing: '”', least: 12 },
  { opening: '„', stops: /[“”]/, closing: '“”', least: 12 },
  { opening: '«', stops: /»/, closing: '»', least: 12 },
  { opening: '"', stops: /"/, closing: '"', least: 12 },
]
const numbers =
  /(?<![\p{L}\p{N}.,-])\d{1,3}(?:[ ,.]\d{3})+(?![\p{N}])|(?<![\p{L}\p{N}.,/-])\d+(?![\p{L}\p{N}]|[.,/-]\d)/gu

/** The first person after the last citation who is named in a sentence with words of harm, in any role. */
function accusationIn(block: TextBlock, people: readonly string[][], lastCitation: number): Claim[] {
  const words = findText(block.text)
  const harm = harmIn(words, block.language)
  if (harm.length === 0) return []
  const places = people
    .flatMap((names) => placesOfName(words, names))
    .filter(({ start }) => start >= lastCitation)
    .toSorted((one, other) => one.start - other.start)
  const place = firstInSentence(block, places, harm)
  return place ? [{ ...place, reason: 'person' }] : []
}

function claimsIn(block: TextBlock): Claim[] {
  const dates = datesOf(block)
  const isInDate = insideOneOf(dates)
  const numbered = [...block.text.matchAll(numbers)].map(({ 0: number, index: start }) => ({
    start,
    end: start + number.length,
  }))
  const found = {
    quotation: quotedSpans(block.text, marks),
    date: dates,
    number: numbered.filter(({ start }) => !isInDate(start)),
  }
  return (['quotation', 'date', 'number'] as const).flatMap((reason) =>
    found[reason].map(({ start, end }) => ({ start, end, reason })),
  )
}
