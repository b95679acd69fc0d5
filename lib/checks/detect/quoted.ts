import type { Message } from '@/lib/messages/message'
import { firstCharacters, lastCharacters } from '@/lib/text/shortened'
import { type Found, foundIn, type Level, placeOf } from '../check'
import { blockOfSubject, type CheckedPassage, type CheckInput, type Subject, type TextBlock } from '../input'

export type QuotationMode = NonNullable<Subject['quotation']>['mode']

/** A quotation with its passage and the block that it is in. */
export interface Quoted {
  subject: Subject
  quotation: NonNullable<Subject['quotation']>
  passage: CheckedPassage | null
  block: TextBlock | null
}

/** The quotations of a draft, those of the given modes. */
export function quotationsIn(input: CheckInput, modes?: readonly QuotationMode[]): Quoted[] {
  return input.subjects.flatMap((subject) => {
    const { quotation } = subject
    if (!quotation || (modes && !modes.includes(quotation.mode))) return []
    const passage = subject.passageId ? (input.passages.get(subject.passageId) ?? null) : null
    return [
      {
        subject,
        quotation,
        passage,
        block: blockOfSubject(input, subject.id),
      },
    ]
  })
}

/** Quotations that claim the words of their source and are bound to a passage. */
export const literalQuotations = (input: CheckInput) =>
  quotationsIn(input, ['VERBATIM', 'ABRIDGED']).flatMap((quoted) =>
    quoted.passage ? [{ ...quoted, passage: quoted.passage }] : [],
  )

/** Text that the record presents as a source's own, with its passage: for a translation, the original beside it. */
export const wordsOfSources = (input: CheckInput) => [
  ...literalQuotations(input).map((entry) => ({ ...entry, words: entry.subject.wording, isOriginal: false })),
  ...quotationsIn(input, ['TRANSLATION']).flatMap((entry) =>
    entry.passage && entry.quotation.original
      ? [{ ...entry, passage: entry.passage, words: entry.quotation.original, isOriginal: true }]
      : [],
  ),
]

/** A finding about part of a quotation, or about all of it. */
export function foundInQuotation(
  { subject, block }: Pick<Quoted, 'subject' | 'block'>,
  span: { start: number; end: number } | null,
  text: Message,
  level?: Level,
): Found {
  const { start, end } = span ?? { start: 0, end: subject.wording.length }
  if (block) return foundIn(block, start, end, text, level)
  return {
    ...(level && { level }),
    message: text,
    place: placeOf(`${subject.type.toLowerCase()}.${subject.id}`, subject.id),
    excerpt: subject.wording.slice(start, end),
  }
}

/** Text on one line for a message, shortened in the middle. */
export function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 120 ? line : `${firstCharacters(line, 70)} … ${lastCharacters(line, 40)}`
}

/** The title of a source for a message; `unknown` where the source no longer exists. */
export function titleOf(input: CheckInput, sourceId: string, unknown: Message): string | Message {
  const title = input.sources.get(sourceId)?.title
  return title === undefined ? unknown : onOneLine(title)
}
