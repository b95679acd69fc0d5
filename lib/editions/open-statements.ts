import type { RecordContent } from '@/lib/records/schema'
import { citationsOf, quotationsOf, withoutWarnedParts } from '@/lib/text'

/**
 * Returns whether a statement of a record is outside every content warning. The text of all others is never shown unasked, also on other pages.
 */
export function openStatements({
  contentWarning,
  body,
}: Pick<RecordContent, 'contentWarning' | 'body'>): (subject: { type: string; id: string }) => boolean {
  if (contentWarning !== null) return () => false
  const open = withoutWarnedParts(body)
  const ids = new Set([...quotationsOf(open), ...citationsOf(open)].map(({ id }) => id))
  return ({ type, id }) => type === 'FIGURE' || type === 'TIMELINE' || ids.has(id)
}
