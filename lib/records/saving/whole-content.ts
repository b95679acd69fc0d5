import { Conflict } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { type BodyChange, changedBody } from '@/lib/text'
import { storedContent } from '../schema'

type Sent = { baseVersion: number; content: unknown; bodyChange: BodyChange }

/**
 * The whole of a content, of any origin, whose body was sent as a change of that of the stored draft. `Conflict` without a current draft where the
 * change was made from another version.
 */
export function wholeContent(
  kind: string,
  draft: { version: number; content: unknown },
  { baseVersion, content, bodyChange }: Sent,
): unknown {
  const isBase = draft.version === baseVersion
  const body = isBase ? changedBody(storedContent(kind, draft.content).body, bodyChange) : null
  if (body === null) throw new Conflict(message('records.draft.wholeNeeded'))
  return typeof content === 'object' && content !== null ? { ...content, body } : content
}
