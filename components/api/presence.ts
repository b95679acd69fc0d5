import { z } from 'zod'
import { type Answer, ask, send } from './client'

const presenceSchema = z.object({
  others: z.array(z.object({ id: z.string(), name: z.string(), since: z.string(), writes: z.boolean() })),
  writes: z.boolean(),
  version: z.int(),
})
export type Presence = z.output<typeof presenceSchema>

const addressOf = (recordId: string) => `/api/drafts/${recordId}/presence`

/** Says that a page has the editor of a draft open; returns who else has it open, and who writes. Never rejects. */
export const sendSign = (
  recordId: string,
  body: { page: string; sign: 'WRITE' | 'TAKE' },
): Promise<Answer<Presence>> =>
  ask(presenceSchema, addressOf(recordId), { method: 'POST', body, signal: AbortSignal.timeout(8_000) })

/** Says that the page is closed. Sent although the page ends. */
export function sendLeave(recordId: string, page: string): void {
  void send(addressOf(recordId), { method: 'POST', body: { page, sign: 'LEAVE' }, keepalive: true })
}
