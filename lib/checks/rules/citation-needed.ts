import { countWords } from '@/lib/quotation/place'
import { type Check, type Found, foundIn } from '../check'
import { datesOf } from '../detect/dates'
import { isOfHarm } from '../detect/harm-words'
import { placesOfName, wordsIn } from '../detect/names-in-text'
import { quoted } from '../detect/quoted'
import { sentenceAround } from '../detect/sentence-around'
import type { CheckInput, TextBlock } from '../input'

export const citationNeeded: Check = {
  id: 'citation-needed',
  level: 'WARN',
  title: 'Something that needs a citation has none',
  explanation:
    'Words in quotation marks, a number, a date, and a person named beside words of harm all rest on a source. If nothing is cited up to the end of the paragraph, a reader cannot see on which.',
  example: '“On 3 May 1921 the bridge was closed to 40 carts.” at the end of a paragraph without a citation.',
  applies: (input) => input.kind !== null && prose(input).length > 0,
  run: (input) => {
    const people = peopleOf(input)
    return prose(input).flatMap((block) => inBlock(block, people))
  },
}

/** The names of each person whom the archive knows or the record lists. */
const peopleOf = ({ authorities, people }: CheckInput): string[][] => [
  ...authorities.filter(({ kind }) => kind === 'PERSON').map(({ name, variants }) => [name, ...variants]),
  ...people.map(({ name }) => [name]),
]

/** Paragraphs of the body in the archive's own words; a heading or a line of a few words states nothing. */
const prose = (input: CheckInput) =>
  input.texts.filter(
    (block) => block.field.startsWith('body.') && block.subjectId === null && countWords(block.text) >= 5,
  )

interface Claim {
  start: number
  end: number
  what: string
}

function inBlock(block: TextBlock, people: readonly string[][]): Found[] {
  const lastCitation = Math.max(-1, ...block.citations)
  const uncited = [...claimsIn(block), ...accusationsIn(block, people)]
    .toSorted((one, other) => one.start - other.start)
    .filter((claim) => claim.start >= lastCitation)
  const [first] = uncited
  if (!first) return []
  const kinds = [...new Set(uncited.map((claim) => claim.what))].join(', ')
  const message = `${quoted(block.text.slice(first.start, first.end))} (${kinds}) stands here, and nothing is cited after it in this paragraph.`
  return [foundIn(block, first.start, first.end, message)]
}

const inMarks = /“[^”]{12,}”|„[^“”]{12,}[“”]|«[^»]{12,}»|"[^"]{12,}"/g
const numbers =
  /(?<![\p{L}\p{N}.,-])\d{1,3}(?:[ ,.]\d{3})+(?![\p{N}])|(?<![\p{L}\p{N}.,/-])\d+(?![\p{L}\p{N}]|[.,/-]\d)/gu

/** A person named in a sentence with words of harm, whoever is said to have done it. */
function accusationsIn(block: TextBlock, people: readonly string[][]): Claim[] {
  if (!isOfHarm(block.text, block.language)) return []
  const words = wordsIn(block.text)
  return people
    .flatMap((names) => placesOfName(words, names))
    .filter(({ start, end }) => isOfHarm(sentenceAround(block, start, end), block.language))
    .map((place) => ({ ...place, what: 'a person beside words of harm' }))
}

function claimsIn(block: TextBlock): Claim[] {
  const dates = datesOf(block)
  const isInDate = (at: number) => dates.some((date) => at >= date.start && at < date.end)
  const spans = (pattern: RegExp, what: string) =>
    [...block.text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      what,
    }))
  return [
    ...spans(inMarks, 'words in quotation marks'),
    ...dates.map(({ start, end }) => ({ start, end, what: 'a date' })),
    ...spans(numbers, 'a number').filter(({ start }) => !isInDate(start)),
  ]
}
