import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, type NodeJson, wordsOf } from '@/lib/text'

/**
 * Where the card of a quotation is on a wide screen. OPEN: all of it in the margin. LINE: its state in the margin, the rest below the quotation,
 * because the next quotation is too near. BELOW: all of it below, because the margin is taken.
 */
export type CardPlace = 'OPEN' | 'LINE' | 'BELOW'

// Sizes in pixels as app/quotation.css and app/reading.css set them in a column of 680 px. They need not be exact: a card that is higher than expected
// moves the next one down, and never the text.
const COLUMN = 680
const LINE = 30
const CHARACTERS = 80
const QUOTED_LINE = 36
const QUOTED_CHARACTERS = 58
const CARD_LINE = 21
const CARD_CHARACTERS = 46
const HEAD = 76
/** How far a card can begin below its quotation. */
const TOLERANCE = 24

const lines = (length: number, characters: number) => Math.max(1, Math.ceil(length / characters))

/** An image is as wide as the text at most. */
function imageHeight({ attrs }: NodeJson): number {
  const [width, height] = [Number(attrs?.width), Number(attrs?.height)]
  return (Math.min(width, COLUMN) * height) / width
}

function heightOf(node: NodeJson): number {
  const { length } = wordsOf(node)
  if (node.type === 'quotation') return lines(length, QUOTED_CHARACTERS) * QUOTED_LINE + 110
  if (node.type === 'heading') return 80
  if (node.type === 'sensitive') return 130
  if (['paragraph', 'verse', 'turn'].includes(node.type)) return lines(length, CHARACTERS) * LINE + 18
  if (node.type === 'image') return imageHeight(node) + 60
  if (node.type === 'table') return (node.content ?? []).length * 40 + 40
  return (node.content ?? []).reduce((sum, child) => sum + heightOf(child), 18)
}

function openHeight({ hops, passage }: Evidence): number {
  const chain = hops.reduce(
    (sum, { source }) => sum + lines(String(source?.csl.title ?? '').length + 40, CARD_CHARACTERS) + 1,
    0,
  )
  const { exact = '', before = '', after = '' } = passage ?? {}
  const around = Math.min(before.length, 160) + Math.min(after.length, 160)
  const text = passage ? lines(exact.length + around, CARD_CHARACTERS - 8) * 24 + 50 : 0
  return HEAD + chain * CARD_LINE + text + 130
}

/** The quotations of the open text with the distance of each from its beginning. Those behind a content warning keep their cards below. */
function quotationsIn({ content }: DocumentJson): { id: string; top: number }[] {
  const found: { id: string; top: number }[] = []
  let top = 0
  for (const node of content) {
    if (node.type === 'quotation' && typeof node.attrs?.id === 'string')
      found.push({ id: node.attrs.id, top })
    top += heightOf(node)
  }
  return found
}

/**
 * The place of the card of each quotation. `taken` is the height of what is in the margin already, beside the beginning of the text. A quotation
 * that isn't a block of the text itself has its card below.
 */
export function cardPlaces(
  body: DocumentJson,
  evidence: ReadonlyMap<string, Evidence>,
  taken = 0,
): ReadonlyMap<string, CardPlace> {
  const quotations = quotationsIn(body)
  const places = new Map<string, CardPlace>()
  let free = taken
  for (const [index, { id, top }] of quotations.entries()) {
    const known = evidence.get(keyOf({ type: 'QUOTATION', id }))
    if (!known || free > top + TOLERANCE) continue
    const next = quotations[index + 1]?.top ?? Number.POSITIVE_INFINITY
    const bottom = Math.max(free, top) + openHeight(known)
    const isOpen = bottom <= next + TOLERANCE
    places.set(id, isOpen ? 'OPEN' : 'LINE')
    free = isOpen ? bottom : Math.max(free, top) + HEAD
  }
  return places
}

/** How far the rows beside the head of a record reach down beside its text, in pixels. */
export const heightBesideHead = (rows: number, title: string) =>
  rows === 0 ? 0 : Math.max(0, rows * 30 + 24 - (90 + lines(title.length, 36) * 43))
