import { plainText } from '@/lib/text'
import type { DocumentJson } from '@/lib/text/document'

/** A part of an edition in a proof; without a value where it is withheld. */
export type ShownPart = { path: string; salt?: string | undefined; value?: unknown }

/** What an export states of an edition that its proof can confirm. */
type StatedText = {
  title: string
  summary: string
  language: string
  text: string
  contentWarning: string | null
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
/** Only what it has itself: a path in a file can name what every object has. */
const has = (value: unknown, name: string): value is Json => isObject(value) && Object.hasOwn(value, name)
const namesIn = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The snapshot from its parts. What is withheld is null in it; `withheld` has the paths. */
function joined(parts: readonly ShownPart[]): { snapshot: unknown; withheld: string[] } {
  let snapshot: unknown = null
  const withheld: string[] = []
  for (const { path, salt, value } of parts) {
    if (salt === undefined) withheld.push(path)
    if (path === '') {
      snapshot = value ?? null
      continue
    }
    const names = namesIn(path)
    const last = names.pop() ?? ''
    const parent = names.reduce<unknown>(
      (within, name) => (has(within, name) ? within[name] : null),
      snapshot,
    )
    if (has(parent, last) && salt !== undefined) parent[last] = value
  }
  return { snapshot, withheld }
}

const BODY = '/content/body/content/'

type Block = { text: string; isBound: boolean }

/** The blocks of a node as plain text. `isBound` is true for a quotation before which a reading can have a content warning, by a mask of its passage. */
function blocksOf(node: unknown, isWarned = false): Block[] {
  if (!isObject(node)) return []
  const text = (one: Json) => plainText({ type: 'doc', content: [one] } as DocumentJson)
  const { type, attrs, content } = node
  if (type === 'quotation')
    return [{ text: text(node), isBound: !isWarned && has(attrs, 'passageId') && attrs.passageId !== null }]
  const children = Array.isArray(content) ? content : []
  const within = children.flatMap((child) => blocksOf(child, isWarned || type === 'sensitive'))
  if (!within.some(({ isBound }) => isBound)) return [{ text: text(node), isBound: false }]
  return within
}

/** The blocks of the body whose parts are all shown, in their order. */
function provenBlocks(body: unknown, withheld: readonly string[]): { blocks: Block[]; isWhole: boolean } {
  const all = isObject(body) && Array.isArray(body.content) ? body.content : []
  const hidden = new Set(
    withheld.filter((path) => path.startsWith(BODY)).map((path) => path.slice(BODY.length).split('/')[0]),
  )
  const blocks = all.flatMap((block: unknown, index) => (hidden.has(String(index)) ? [] : blocksOf(block)))
  return { blocks: blocks.filter(({ text }) => text.trim() !== ''), isWhole: hidden.size === 0 }
}

/** A piece of a text; one that the proof doesn't have is a content warning before a quotation. */
export type Piece = { text: string; isWarning: boolean }

/** True when a text begins with this block as a whole: a warning can begin with the words of its quotation. */
const startsWithBlock = (text: string, block: string) =>
  text.startsWith(block) && (text.length === block.length || text.startsWith('\n\n', block.length))

/** The pieces of a text that has these blocks and nothing else but warnings before bound quotations; null for another text. */
function piecesOf(text: string, blocks: readonly Block[]): Piece[] | null {
  const pieces: Piece[] = []
  let rest = text
  for (const [index, block] of blocks.entries()) {
    if (index > 0) {
      if (!rest.startsWith('\n\n')) return null
      rest = rest.slice(2)
    }
    const end = rest.indexOf('\n\n')
    if (block.isBound && end > 0 && !startsWithBlock(rest, block.text)) {
      pieces.push({ text: rest.slice(0, end), isWarning: true })
      rest = rest.slice(end + 2)
    }
    if (!rest.startsWith(block.text)) return null
    pieces.push({ text: block.text, isWarning: false })
    rest = rest.slice(block.text.length)
  }
  return rest === '' ? pieces : null
}

/** True when the texts are in the whole one after the other. */
function containsInOrder(whole: string, texts: readonly string[]): boolean {
  let from = 0
  for (const text of texts) {
    const at = whole.indexOf(text, from)
    if (at < 0) return false
    from = at + text.length
  }
  return true
}

const provenMembers = ['title', 'summary', 'language', 'contentWarning'] as const

/**
 * Compares what an export states with the parts of a proof that has a valid root: the name of the first member that the proof contradicts, or the text in
 * pieces when all that the proof shows is in what is stated. Parts that are withheld confirm nothing.
 */
export function comparedWithProof(
  stated: StatedText,
  parts: readonly ShownPart[],
): { contradicted: keyof StatedText } | { pieces: Piece[] } {
  const { snapshot, withheld } = joined(parts)
  // Of a withdrawn edition the proof shows nothing, and so there is nothing to read.
  if (withheld.length === parts.length) return { contradicted: 'text' }
  const content = isObject(snapshot) && isObject(snapshot.content) ? snapshot.content : {}
  for (const member of provenMembers)
    if (
      has(content, member) &&
      !withheld.includes(`/content/${member}`) &&
      content[member] !== stated[member]
    )
      return { contradicted: member }
  const { blocks, isWhole } = provenBlocks(content.body, withheld)
  const texts = blocks.map(({ text }) => text)
  const inParts = containsInOrder(stated.text, texts) ? [{ text: stated.text, isWarning: false }] : null
  const pieces = isWhole ? piecesOf(stated.text, blocks) : inParts
  return pieces ? { pieces } : { contradicted: 'text' }
}
