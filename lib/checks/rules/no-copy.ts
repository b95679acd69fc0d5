import { type Location, locate } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer } from '../detect/folded-text'
import { foundInQuotation, quoted } from '../detect/quoted'
import type { CheckedCopy, CheckInput, Subject } from '../input'

/** The words that a quotation says are its source's, where no passage shows them; null where there is nothing to look for. */
export function wordsToFind({ quotation, passageId, wording }: Subject): string | null {
  if (quotation === null || passageId !== null) return null
  if (quotation.mode === 'VERBATIM' || quotation.mode === 'ABRIDGED') return wording
  return quotation.mode === 'TRANSLATION' ? quotation.original || null : null
}

const unbound = (input: CheckInput) =>
  input.subjects.flatMap((subject) => {
    const words = wordsToFind(subject)
    const copies = input.copies.get(subject.id) ?? []
    return words === null || copies.length === 0 ? [] : [{ subject, words, copies }]
  })

export const noCopy: Check = {
  id: 'no-copy',
  level: 'WARN',
  engine: true,
  title: 'Words that are bound to no place of a held copy',
  explanation:
    'Where the archive holds a text of the source, the words of a quotation that no passage is bound to are looked for in it. Words that stand there can be bound, so that they are compared letter by letter; words that do not stand there may come from another edition, from another source, or from nowhere.',
  example:
    'A sentence is quoted from a report of which the archive holds a transcript, and nothing says where in it.',
  applies: (input) => unbound(input).length > 0,
  run: (input) =>
    unbound(input).map(({ subject, words, copies }): Found => {
      const block = input.texts.find(({ subjectId }) => subjectId === subject.id) ?? null
      return foundInQuotation({ subject, block }, null, said(words, copies))
    }),
}

/** What is said of a place in a copy, the surest first. */
const places: readonly { is: (location: Location) => boolean; says: (copy: string) => string }[] = [
  {
    is: ({ status }) => status === 'FOUND',
    says: (copy) => `These words stand in ${copy}: bind the quotation to that place.`,
  },
  {
    is: ({ status }) => status === 'APPROXIMATE',
    says: (copy) =>
      `Much the same words stand in ${copy}: bind the quotation to that place, and see how they differ.`,
  },
  {
    is: ({ reason }) => reason === 'SEVERAL_PLACES',
    says: (copy) =>
      `These words, or much the same, stand more than once in ${copy}: bind the quotation to the place that is meant.`,
  },
  {
    is: ({ reason }) => reason === 'PARTS_FAR_APART',
    says: (copy) => `The parts of this quotation stand far apart in ${copy}: make two quotations of them.`,
  },
  {
    is: ({ reason }) => reason === 'PARTS_OUT_OF_ORDER',
    says: (copy) => `The parts of this quotation stand in another order in ${copy}.`,
  },
  {
    is: ({ reason }) => reason === 'PART_TOO_SHORT',
    says: (copy) =>
      `A part between two omissions has fewer than three words, too few to be looked for in ${copy}.`,
  },
]

const named = (copies: readonly { name: string }[]) =>
  copies.length === 1 && copies[0]
    ? `the held copy ${quoted(copies[0].name)}`
    : `${copies.length} held copies`

function said(words: string, copies: readonly CheckedCopy[]): string {
  const read = copies.flatMap(({ name, layer }) =>
    layer ? [{ name, location: locate(words, foldedLayer(layer)) }] : [],
  )
  for (const { is, says } of places) {
    const copy = read.find(({ location }) => is(location))
    if (copy) return says(named([copy]))
  }
  const unread = copies.filter(({ layer }) => layer === null)
  const left = unread.length > 0 ? ` Not looked through, because of their length: ${named(unread)}.` : ''
  return read.length > 0
    ? `These words were not found in ${named(read)} of the source.${left}`
    : `No passage is bound.${left}`
}
