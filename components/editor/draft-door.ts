import { z } from 'zod'
import type { RecordContent } from '@/lib/records/schema'
import { writableStates } from '@/lib/records/state'
import { contentShape } from './content'
import type { Answer, Standing } from './save-status'

const savedSchema = z.object({ version: z.int(), savedAt: z.string() })
const standingSchema = z.object({
  version: z.int(),
  content: contentShape,
  savedBy: z.object({ id: z.string(), name: z.string() }),
  savedAt: z.string(),
  state: z.string(),
})
const errorSchema = z.object({
  error: z.object({
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    current: standingSchema.optional(),
  }),
})
const newestSchema = z.object({ newer: standingSchema.nullable() })

/** Longer than a slow line needs; a save without an answer by then is tried again. */
const patience = 20_000

/**
 * Bytes that may be under way in requests that outlive their page. Browsers refuse more than 64 KiB in all (Fetch Standard,
 * "HTTP-network-or-cache fetch", step 8.10).
 */
const outliving = 60 * 1024
let underWay = 0

/**
 * Sends one save to the record's draft and says how it ended. It never rejects. A small save reaches the server also when its page is
 * closed meanwhile; a large one doesn't, so a `parting` page sends none.
 */
export async function sendDraft(
  recordId: string,
  save: { memberId: string; baseVersion: number; content: RecordContent; keepTheirs: boolean },
  { parting }: { parting: boolean },
): Promise<Answer<RecordContent>> {
  const body = JSON.stringify(save)
  const bytes = new Blob([body]).size
  const keepalive = underWay + bytes <= outliving
  if (parting && !keepalive) return { kind: 'unreachable' }
  if (keepalive) underWay += bytes
  try {
    const response = await fetch(`/api/drafts/${recordId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive,
      signal: AbortSignal.timeout(patience),
    })
    const answer: unknown = await response.json()
    if (response.ok) return { kind: 'saved', ...savedSchema.parse(answer) }
    return answerOf(response.status, errorSchema.parse(answer).error, save.memberId)
  } catch {
    return { kind: 'unreachable' }
  } finally {
    if (keepalive) underWay -= bytes
  }
}

/** The record's draft where it is no longer version `known`, else null. Rejects when the server doesn't answer. */
export async function newerDraft(
  recordId: string,
  known: number,
  memberId: string,
): Promise<Standing<RecordContent> | null> {
  const response = await fetch(`/api/drafts/${recordId}?known=${known}`, {
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) throw new Error(`The draft could not be read: ${response.status}.`)
  const { newer } = newestSchema.parse(await response.json())
  return newer && standingOf(newer, memberId)
}

const standingOf = (
  { savedBy, state, ...draft }: z.output<typeof standingSchema>,
  memberId: string,
): Standing<RecordContent> => ({ ...draft, savedBy: savedBy.name, isOwn: savedBy.id === memberId })

function answerOf(
  status: number,
  error: z.output<typeof errorSchema>['error'],
  memberId: string,
): Answer<RecordContent> {
  if (status === 401) return { kind: 'signedOut' }
  if (status === 429 || status >= 500) return { kind: 'unreachable' }
  if (status === 422 && error.fields) return { kind: 'invalid', fields: error.fields }
  const { current } = error
  if (status === 409 && current && writableStates.some((state) => state === current.state))
    return { kind: 'conflict', current: standingOf(current, memberId) }
  return { kind: 'refused', message: error.message }
}
