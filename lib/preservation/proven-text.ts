import { plainText } from '@/lib/text'
import type { DocumentJson } from '@/lib/text/document'

/** A part of an edition in a proof; without a value where it is withheld. */
export type ShownPart = { path: string; salt?: string | undefined; value?: unknown }

/** What an export states of an edition that its proof can confirm. */
export type StatedText = {
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

/** The text of each block of the body whose parts are all shown, in its order. */
function provenBlocks(body: unknown, withheld: readonly string[]): { texts: string[]; isWhole: boolean } {
  const blocks = isObject(body) && Array.isArray(body.content) ? body.content : []
  const hidden = new Set(
    withheld.filter((path) => path.startsWith(BODY)).map((path) => path.slice(BODY.length).split('/')[0]),
  )
  const texts = blocks.flatMap((block, index) =>
    hidden.has(String(index)) || !isObject(block)
      ? []
      : [plainText({ type: 'doc', content: [block] } as DocumentJson)],
  )
  return { texts, isWhole: hidden.size === 0 && texts.length === blocks.length }
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
 * The name of the first member whose text the proof contradicts; null when all that the proof shows is in what is stated. The parts of a proof with
 * a valid root; those that are withheld confirm nothing.
 */
export function contradicted(stated: StatedText, parts: readonly ShownPart[]): keyof StatedText | null {
  const { snapshot, withheld } = joined(parts)
  // Of a withdrawn edition the proof shows nothing, and so there is nothing to read.
  if (withheld.length === parts.length) return 'text'
  const content = isObject(snapshot) && isObject(snapshot.content) ? snapshot.content : {}
  for (const member of provenMembers)
    if (
      has(content, member) &&
      !withheld.includes(`/content/${member}`) &&
      content[member] !== stated[member]
    )
      return member
  const { texts, isWhole } = provenBlocks(content.body, withheld)
  const holds = isWhole
    ? plainText(content.body as DocumentJson) === stated.text
    : containsInOrder(stated.text, texts)
  return holds ? null : 'text'
}
