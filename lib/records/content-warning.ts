import type { DocumentJson } from '@/lib/text'
import { joinedWarnings } from '@/lib/text/content-warnings'
import type { RecordContent } from './schema'

const warningsIn = ({ content }: DocumentJson): string[] =>
  content.flatMap(({ type, attrs }) =>
    type === 'sensitive' && typeof attrs?.warning === 'string' ? [attrs.warning] : [],
  )

type Warned = Pick<RecordContent, 'contentWarning' | 'warningIsNotice'>

/** True when the text of a record stays closed behind the record's own warning until a reader opens it. */
export const hidesText = ({ contentWarning, warningIsNotice }: Warned): boolean =>
  contentWarning !== null && !warningIsNotice

/**
 * The warning behind which text of a record is closed where it is shown elsewhere: the record's own where that hides the text, else those of
 * parts of its body; null when it has none.
 */
export const warningOf = ({ body, ...warned }: Warned & Pick<RecordContent, 'body'>): string | null =>
  hidesText(warned) ? warned.contentWarning : joinedWarnings(warningsIn(body)) || null
