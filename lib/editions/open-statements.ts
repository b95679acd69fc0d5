import { hidesText } from '@/lib/records/content-warning'
import type { RecordContent } from '@/lib/records/schema'
import { citationsOf, quotationsOf, withoutWarnedParts } from '@/lib/text'

/**
 * Returns whether a statement of a record is outside every content warning. The text of all others is never shown unasked, also on other pages.
 */
export function openStatements(
  content: Pick<RecordContent, 'contentWarning' | 'warningIsNotice' | 'body'>,
): (subject: { type: string; id: string }) => boolean {
  if (hidesText(content)) return () => false
  const open = withoutWarnedParts(content.body)
  const ids = new Set([...quotationsOf(open), ...citationsOf(open)].map(({ id }) => id))
  return ({ type, id }) => type === 'FIGURE' || type === 'TIMELINE' || ids.has(id)
}
