import { cutRanges, type Range, touches } from './masked-ranges'

// Stored content of any version, as plain JSON.

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Replace = (quotation: Json, attrs: Json, isWarned: boolean) => Json

/** A body with each quotation replaced; `isWarned` is true for one that is behind a content warning already. */
export function mapQuotations(body: unknown, replace: Replace, isWarned = false): unknown {
  if (Array.isArray(body)) return body.map((node) => mapQuotations(node, replace, isWarned))
  if (!isObject(body)) return body
  if (body.type === 'quotation') return replace(body, isObject(body.attrs) ? body.attrs : {}, isWarned)
  const content = mapQuotations(body.content, replace, isWarned || body.type === 'sensitive')
  return content === undefined ? body : { ...body, content }
}

type Passage = { exact: string; start: number; end: number }

/** The same but for white space, character by character. */
const isAlike = (text: string, exact: string) =>
  text.length === exact.length && text.replaceAll(/\s/g, ' ') === exact.replaceAll(/\s/g, ' ')

/** The text of a quotation without what the masks hide: only those words if it is the passage itself, otherwise all of it. */
const withoutHidden = (text: string, { exact, start }: Passage, hidden: readonly Range[], mark: string) =>
  isAlike(text, exact) ? cutRanges(text, start, hidden, mark) : mark

const wordsIn = (value: unknown): string => {
  if (!Array.isArray(value)) return ''
  return value.map((node: Json) => (typeof node.text === 'string' ? node.text : '\n')).join('')
}

const nodesOf = (text: string): Json[] =>
  text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ])

/**
 * A body with `mark` instead of what is hidden in the quotations and originals bound to a passage: `hidden` has the merged ranges that are
 * hidden in the text of each passage.
 */
export const withoutHiddenQuotations = (
  body: unknown,
  passages: ReadonlyMap<string, Passage>,
  hidden: ReadonlyMap<string, readonly Range[]>,
  mark: string,
): unknown =>
  mapQuotations(body, (node, attrs) => {
    const id = String(attrs.passageId)
    const [passage, ranges] = [passages.get(id), hidden.get(id) ?? []]
    if (!passage || !ranges.some((range) => touches(range, passage))) return node
    const { original } = attrs
    return {
      ...node,
      content: nodesOf(withoutHidden(wordsIn(node.content), passage, ranges, mark)),
      attrs: {
        ...attrs,
        ...(typeof original === 'string' && { original: withoutHidden(original, passage, ranges, mark) }),
      },
    }
  })
