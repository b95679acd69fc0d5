import { withdrawnKinds } from '@/lib/holdings/skipped-text'
import type { SpanKind } from '@/lib/holdings/spans'
import { type Message, message } from '@/lib/messages/message'
import { type Location, locate } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer } from '../detect/folded-text'
import { foundInQuotation, onOneLine } from '../detect/quoted'
import { blockOfSubject, type CheckedCopy, type CheckInput, type Subject } from '../input'

/** The text that a quotation presents as its source's, where it has no passage; null where there is nothing to search for. */
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
  applies: (input) => unbound(input).length > 0,
  run: (input) =>
    unbound(input).map(({ subject, words, copies }): Found => {
      const block = blockOfSubject(input, subject.id)
      return foundInQuotation({ subject, block }, null, said(words, copies))
    }),
}

type PlaceKey = 'found' | 'similar' | 'severalPlaces' | 'farApart' | 'outOfOrder' | 'partTooShort'

/** The message for each result of a search, the most certain first. */
const places: readonly { is: (location: Location) => boolean; key: PlaceKey }[] = [
  { is: ({ status }) => status === 'FOUND', key: 'found' },
  { is: ({ status }) => status === 'APPROXIMATE', key: 'similar' },
  { is: ({ reason }) => reason === 'SEVERAL_PLACES', key: 'severalPlaces' },
  { is: ({ reason }) => reason === 'PARTS_FAR_APART', key: 'farApart' },
  { is: ({ reason }) => reason === 'PARTS_OUT_OF_ORDER', key: 'outOfOrder' },
  { is: ({ reason }) => reason === 'PART_TOO_SHORT', key: 'partTooShort' },
]

const nameOf = (copies: readonly { name: string }[]) => onOneLine(copies[0]?.name ?? '')

type Text = NonNullable<CheckedCopy['layer']>

/** The best place in the running text or the notes of a copy, and if the words are only in what it deletes or hides. */
function locatedIn(words: string, layer: Text): { location: Location; isHidden: boolean } {
  const location = locate(words, foldedLayer(layer))
  const spans = layer.spans ?? []
  if (location.status === 'FOUND' || spans.length === 0) return { location, isHidden: false }
  const has = (kinds: readonly SpanKind[]) => spans.some(({ kind }) => kinds.includes(kind))
  const inNotes = has(['NOTE']) ? locate(words, foldedLayer(layer, 'NOTES')) : location
  if (inNotes.status === 'FOUND') return { location: inNotes, isHidden: false }
  const isHidden = has(withdrawnKinds) && locate(words, foldedLayer(layer, 'ALL')).status === 'FOUND'
  return { location: location.status === 'NOT_FOUND' ? inNotes : location, isHidden }
}

function said(words: string, copies: readonly CheckedCopy[]): Message {
  const read = copies.flatMap(({ name, layer }) => (layer ? [{ name, ...locatedIn(words, layer) }] : []))
  const hidden = read.find(({ isHidden }) => isHidden)
  if (hidden && !read.some(({ location }) => location.status === 'FOUND'))
    return message('checks.no-copy.onlyNotShown', { copy: onOneLine(hidden.name) })
  for (const { is, key } of places) {
    const copy = read.find(({ location }) => is(location))
    if (copy) return message(`checks.no-copy.${key}`, { copy: onOneLine(copy.name) })
  }
  const unread = copies.filter(({ layer }) => layer === null)
  const left = { unreadCount: unread.length, unreadName: nameOf(unread) }
  if (read.length === 0)
    return unread.length > 0 ? message('checks.no-copy.unread', left) : message('checks.no-copy.unbound')
  const searched = { count: read.length, name: nameOf(read) }
  return unread.length > 0
    ? message('checks.no-copy.notFoundUnread', { ...searched, ...left })
    : message('checks.no-copy.notFound', searched)
}
