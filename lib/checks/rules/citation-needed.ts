import { message } from '@/lib/messages/message'
import { countWords } from '@/lib/quotation/place'
import { type Check, type Found, foundIn } from '../check'
import { datesOf } from '../detect/dates'
import { isOfHarm } from '../detect/harm-words'
import { findText, placesOfName } from '../detect/names-in-text'
import { shortened } from '../detect/quoted'
import { sentenceAround } from '../detect/sentence-around'
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
  const lastCitation = Math.max(-1, ...block.citations)
  const uncited = [...claimsIn(block), ...accusationsIn(block, people)]
    .toSorted((one, other) => one.start - other.start)
    .filter((claim) => claim.start >= lastCitation)
  const [first] = uncited
  if (!first) return []
  const reasons = [...new Set(uncited.map(({ reason }) => reason))]
  const text = message('checks.citation-needed.uncited', {
    text: shortened(block.text.slice(first.start, first.end)),
    reasons: reasons.map((reason) => message(`checks.citation-needed.reason.${reason}`)),
  })
  return [foundIn(block, first.start, first.end, text)]
}

const inMarks = /“[^”]{12,}”|„[^“”]{12,}[“”]|«[^»]{12,}»|"[^"]{12,}"/g
const numbers =
  /(?<![\p{L}\p{N}.,-])\d{1,3}(?:[ ,.]\d{3})+(?![\p{N}])|(?<![\p{L}\p{N}.,/-])\d+(?![\p{L}\p{N}]|[.,/-]\d)/gu

/** A person named in a sentence with words of harm, in any role. */
function accusationsIn(block: TextBlock, people: readonly string[][]): Claim[] {
  if (!isOfHarm(block.text, block.language)) return []
  const words = findText(block.text)
  return people
    .flatMap((names) => placesOfName(words, names))
    .filter(({ start, end }) => isOfHarm(sentenceAround(block, start, end), block.language))
    .map((place) => ({ ...place, reason: 'person' as const }))
}

function claimsIn(block: TextBlock): Claim[] {
  const dates = datesOf(block)
  const isInDate = (at: number) => dates.some((date) => at >= date.start && at < date.end)
  const spans = (pattern: RegExp, reason: Reason) =>
    [...block.text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      reason,
    }))
  return [
    ...spans(inMarks, 'quotation'),
    ...dates.map(({ start, end }) => ({ start, end, reason: 'date' as const })),
    ...spans(numbers, 'number').filter(({ start }) => !isInDate(start)),
  ]
}
