import type { DocumentJson } from '@/lib/text'
import type { RecordContent } from './schema'

const warningsIn = ({ content }: DocumentJson): string[] =>
  content.flatMap(({ type, attrs }) =>
    type === 'sensitive' && typeof attrs?.warning === 'string' ? [attrs.warning] : [],
  )

/**
 * What is said before words of a record are shown without their place in it: its own warning, or those of its closed passages; null when
 * all of it stands openly.
 */
export const warningOf = ({
  contentWarning,
  body,
}: Pick<RecordContent, 'contentWarning' | 'body'>): string | null =>
  contentWarning ?? ([...new Set(warningsIn(body))].join(' · ') || null)
