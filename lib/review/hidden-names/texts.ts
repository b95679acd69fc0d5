import { type Message, message } from '@/lib/messages/message'

/** A text that readers would see, and where. `identifier`: an address, a link or a file name. */
export type PublicText = { place: Message; text: string; identifier: boolean }

/** What an edition makes public, as its snapshot has it. Values of any shape: every text in them is read. */
export type PublicValues = {
  slug: string
  content: { title: string; summary: string; fields: unknown; body: unknown } & Record<string, unknown>
  sources: readonly { id: string; csl: unknown }[]
  passages: readonly { sourceId: string }[]
  /** Notes of the review, and corrections. */
  notes: readonly unknown[]
  /** Names and variants of linked entries. */
  names: readonly string[]
  filenames: readonly string[]
  /** Content warnings of the masks on what it quotes. */
  warnings: readonly string[]
}

const place = (where: string, name = '') => message('review.hiddenNames.place', { place: where, name })

/** Every text that an edition makes public, in the order of its page. */
export function publicTextsOf(values: PublicValues): PublicText[] {
  const { title, summary, fields, body, people: _, ...rest } = values.content
  const titles = new Map(values.sources.map(({ id, csl }) => [id, titleOf(csl)]))
  return [
    { place: place('slug'), text: values.slug, identifier: true },
    ...textsAt(place('title'), title),
    ...textsAt(place('summary'), summary),
    ...textsAt(place('fields'), fields),
    ...textsAt(place('text'), body),
    ...textsAt(place('text'), rest),
    ...values.sources.flatMap(({ id, csl }) => textsAt(place('source', titles.get(id)), csl)),
    ...values.passages.flatMap((passage) => textsAt(place('passage', titles.get(passage.sourceId)), passage)),
    ...textsAt(place('notes'), values.notes),
    ...textsAt(place('names'), values.names),
    ...textsAt(place('warning'), values.warnings),
    ...values.filenames.map((text) => ({ place: place('filename'), text, identifier: true })),
  ]
}

function titleOf(csl: unknown): string {
  return typeof csl === 'object' && csl !== null && 'title' in csl && typeof csl.title === 'string'
    ? csl.title
    : ''
}

const textsAt = (where: Message, value: unknown): PublicText[] =>
  stringsIn(value).map((text) => ({ place: where, text, identifier: isIdentifier(text) }))

/** True for a link, an address or a file name: no space, and a sign that words don't have within them. */
export const isIdentifier = (text: string) => !/\s/.test(text) && /[/@_]|\.\p{L}|\d/u.test(text)

/** Ids and hashes: they name no one. */
const MACHINE = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64})$/

/**
 * All texts within a value. The pieces of a paragraph are read as one text, also where part of a word has another format, and the two
 * halves of a name too.
 */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' || MACHINE.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (typeof value !== 'object' || value === null) return []
  const { content, given, family, text, ...rest } = value as Record<string, unknown>
  const name = [given, family].filter((part) => typeof part === 'string').join(' ')
  const lines = Array.isArray(content)
    ? [...linesOf(content), ...content.flatMap(stringsIn)]
    : stringsIn(content)
  const isPiece = 'type' in rest && rest.type === 'text'
  return [
    ...lines,
    ...stringsIn(name),
    ...(isPiece ? [] : stringsIn(text)),
    ...Object.values(rest).flatMap(stringsIn),
  ]
}

/** The text of a paragraph from its pieces; nothing for nodes that contain no text themselves. */
function linesOf(children: readonly unknown[]): string[] {
  const pieces = children.map(pieceOf)
  return pieces.every((piece) => piece === null) ? [] : stringsIn(pieces.map((piece) => piece ?? '').join(''))
}

function pieceOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('type' in node)) return null
  if (node.type === 'hardBreak') return '\n'
  return 'text' in node && typeof node.text === 'string' ? node.text : null
}
