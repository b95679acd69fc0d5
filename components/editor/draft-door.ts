import { z } from 'zod'
import type { RecordContent } from '@/lib/records/schema'
import { writableStates } from '@/lib/records/state'
import type { Answer } from './autosave'
import { contentShape } from './content'

const savedSchema = z.object({ version: z.int(), savedAt: z.string() })
const errorSchema = z.object({
  error: z.object({
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    current: z
      .object({
        version: z.int(),
        content: contentShape,
        savedBy: z.object({ name: z.string() }),
        savedAt: z.string(),
        state: z.string(),
      })
      .optional(),
  }),
})

/** Longer than a slow line needs; a save without an answer by then is tried again. */
const patience = 20_000

/** Sends one save to the record's draft and says how it ended. It never rejects. */
export async function sendDraft(
  recordId: string,
  save: { memberId: string; baseVersion: number; content: RecordContent; keepTheirs: boolean },
): Promise<Answer<RecordContent>> {
  try {
    const response = await fetch(`/api/drafts/${recordId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(save),
      signal: AbortSignal.timeout(patience),
    })
    const body: unknown = await response.json()
    if (response.ok) return { kind: 'saved', ...savedSchema.parse(body) }
    return answerOf(response.status, errorSchema.parse(body).error)
  } catch {
    return { kind: 'unreachable' }
  }
}

function answerOf(status: number, error: z.output<typeof errorSchema>['error']): Answer<RecordContent> {
  if (status === 401) return { kind: 'signedOut' }
  if (status === 429 || status >= 500) return { kind: 'unreachable' }
  if (status === 422 && error.fields) return { kind: 'invalid', fields: error.fields }
  const { current } = error
  if (status === 409 && current && writableStates.some((state) => state === current.state))
    return { kind: 'conflict', current: { ...current, savedBy: current.savedBy.name } }
  return { kind: 'refused', message: error.message }
}
