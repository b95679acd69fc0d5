import type { RecordContent } from './schema'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The value with sorted keys, so that equal values give equal JSON. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, canonical(entry)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

/** A value as JSON with sorted keys: equal values give equal text. */
export const canonicalText = (value: unknown): string => JSON.stringify(canonical(value)) ?? ''

// The server trims these lines, so white space at their ends makes no difference.
const contentText = (content: RecordContent) =>
  canonicalText({
    ...content,
    title: content.title.trim(),
    summary: content.summary.trim(),
    contentWarning: content.contentWarning?.trim() ?? null,
  })

/** True when two contents are equal, in any order of their keys. */
export const isSameContent = (one: RecordContent, other: RecordContent): boolean =>
  contentText(one) === contentText(other)

/**
 * A short mark that equal contents share, and others practically never. Made without waiting, because a page that closes can't; so it is no proof
 * against someone who looks for two contents with one mark.
 */
export function contentMark(content: RecordContent): string {
  const text = contentText(content)
  let one = 0x811c9dc5
  let other = 0x9e3779b9
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x85ebca6b)
    other ^= other >>> 15
  }
  return [text.length, one >>> 0, other >>> 0].map((part) => part.toString(36)).join('-')
}
