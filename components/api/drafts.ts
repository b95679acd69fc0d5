import { z } from 'zod'
import { contentShape } from '@/components/editor/content'
import type { Answer, ServerDraft } from '@/components/editor/saving/save-status'
import type { RecordContent } from '@/lib/records/schema'
import { writableStates } from '@/lib/records/state'
import { bodyChange } from '@/lib/text'
import { demand, send } from './client'

const savedSchema = z.object({ version: z.int(), savedAt: z.string() })
const currentSchema = z.object({
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
    current: currentSchema.optional(),
  }),
})
const newestSchema = z.object({ newer: currentSchema.nullable() })

/** Milliseconds. Longer than a save takes on a slow connection; a save without an answer by then is sent again. */
const patience = 20_000

/**
 * The most bytes in all requests that continue after their page is closed. Browsers refuse more than 64 KiB in all (Fetch Standard,
 * "HTTP-network-or-cache fetch", step 8.10).
 */
const outliving = 60 * 1024
let underWay = 0

type Save = {
  memberId: string
  baseVersion: number
  content: RecordContent
  keepTheirs: boolean
  /** The mark of the content that version must have, where it isn't known. */
  after?: string
  /** The content of that version. */
  base: RecordContent
}

/**
 * Saves the record's draft once and returns the result. Never rejects. Sends only the blocks of the text that changed, and the whole where the
 * server has another base. A small save reaches the server even if its page is closed before the answer. A large one doesn't, so a `parting` page
 * sends none.
 */
export async function sendDraft(
  recordId: string,
  { base, ...save }: Save,
  options: { parting: boolean },
): Promise<Answer<RecordContent>> {
  const { body, ...content } = save.content
  const change = { ...save, content, bodyChange: bodyChange(base.body, body) }
  const answer = await sendOnce(recordId, change, options)
  if (answer !== 'wholeNeeded') return answer
  const whole = await sendOnce(recordId, save, options)
  return whole === 'wholeNeeded' ? { kind: 'unreachable' } : whole
}

async function sendOnce(
  recordId: string,
  save: Pick<Save, 'memberId'> & object,
  { parting }: { parting: boolean },
): Promise<Answer<RecordContent> | 'wholeNeeded'> {
  const json = JSON.stringify(save)
  const bytes = new Blob([json]).size
  const keepalive = underWay + bytes <= outliving
  if (parting && !keepalive) return { kind: 'unreachable' }
  if (keepalive) underWay += bytes
  try {
    const signal = AbortSignal.timeout(patience)
    const reply = await send(`/api/drafts/${recordId}`, { method: 'PUT', json, keepalive, signal })
    if (reply?.status === 200) return { kind: 'saved', ...savedSchema.parse(reply.body) }
    return reply
      ? answerOf(reply.status, errorSchema.parse(reply.body).error, save.memberId)
      : { kind: 'unreachable' }
  } catch {
    return { kind: 'unreachable' }
  } finally {
    if (keepalive) underWay -= bytes
  }
}

/** Returns the record's draft if it is newer than version `known`, else null. Rejects when the server doesn't answer. */
export async function newerDraft(
  recordId: string,
  known: number,
  memberId: string,
): Promise<ServerDraft<RecordContent> | null> {
  const signal = AbortSignal.timeout(patience)
  const { newer } = await demand(newestSchema, `/api/drafts/${recordId}/newer?known=${known}`, { signal })
  return newer && serverDraftOf(newer, memberId)
}

/** The record's draft; `gone` where this member finds no such record any more. Null when the server doesn't answer. */
export async function newestDraft(
  recordId: string,
  memberId: string,
): Promise<ServerDraft<RecordContent> | 'gone' | null> {
  const reply = await send(`/api/drafts/${recordId}/newer?known=0`, { signal: AbortSignal.timeout(patience) })
  if (reply?.status === 404) return 'gone'
  const newer = newestSchema.safeParse(reply?.body).data?.newer
  return newer ? serverDraftOf(newer, memberId) : null
}

const serverDraftOf = (
  { savedBy, state, ...draft }: z.output<typeof currentSchema>,
  memberId: string,
): ServerDraft<RecordContent> => ({ ...draft, savedBy: savedBy.name, isOwn: savedBy.id === memberId })

function answerOf(
  status: number,
  error: z.output<typeof errorSchema>['error'],
  memberId: string,
): Answer<RecordContent> | 'wholeNeeded' {
  if (status === 401) return { kind: 'signedOut' }
  if (status === 429 || status >= 500) return { kind: 'unreachable' }
  if (status === 422 && error.fields) return { kind: 'invalid', fields: error.fields }
  const { current } = error
  if (status === 409 && !current) return 'wholeNeeded'
  if (status === 409 && current && writableStates.some((state) => state === current.state))
    return { kind: 'conflict', current: serverDraftOf(current, memberId) }
  return { kind: 'refused', message: error.message }
}
