import type { DocumentJson } from '@/lib/text'
import type { RecordContent } from './schema'

const warningsIn = ({ content }: DocumentJson): string[] =>
  content.flatMap(({ type, attrs }) =>
    type === 'sensitive' && typeof attrs?.warning === 'string' ? [attrs.warning] : [],
  )

/**
 * The warning to show before text of a record that is shown elsewhere: the record's own, or those of parts of its body; null when it has
 * none.
 */
export const warningOf = ({
  contentWarning,
  body,
}: Pick<RecordContent, 'contentWarning' | 'body'>): string | null =>
  contentWarning ?? ([...new Set(warningsIn(body))].join(' · ') || null)
