import type { RecordContent } from '@/lib/records/schema'
import { citationsOf, openParts, quotationsOf } from '@/lib/text'

/**
 * Which statements of a record stand openly on its page. The words of all others are behind a content warning and are shown to nobody
 * unasked, wherever else the statement is told of.
 */
export function openStatements({
  contentWarning,
  body,
}: Pick<RecordContent, 'contentWarning' | 'body'>): (subject: { type: string; id: string }) => boolean {
  if (contentWarning !== null) return () => false
  const open = openParts(body)
  const ids = new Set([...quotationsOf(open), ...citationsOf(open)].map(({ id }) => id))
  return ({ type, id }) => type === 'FIGURE' || type === 'TIMELINE' || ids.has(id)
}
