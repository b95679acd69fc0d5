import { z } from 'zod'
import type { Refusal } from '@/components/desk/refusal'
import { unreached } from '@/components/desk/use-form'
import { findingsShape, type SeenFindings } from '@/lib/review/findings/schema'

const errorShape = z.object({
  error: z.object({ message: z.string(), fields: z.record(z.string(), z.string()).optional() }),
})

type Answer = { findings: SeenFindings } | { refusal: Refusal }

async function ask(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(address, init)
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return { findings: findingsShape.parse(body) }
  const said = errorShape.safeParse(body).data?.error
  if (!said) return { refusal: unreached }
  return { refusal: { message: said.message, fields: said.fields ?? {}, signedOut: response.status === 401 } }
}

/** What the checks find in the draft as it is saved. It rejects when there is no answer, and when the signal aborts it. */
export async function findingsOfDraft(recordId: string, signal: AbortSignal): Promise<SeenFindings> {
  const answer = await ask(`/api/drafts/${recordId}/findings`, { signal })
  if ('refusal' in answer) throw new Error(answer.refusal.message)
  return answer.findings
}

const send = (method: string, recordId: string, body: Record<string, string>) =>
  ask(`/api/drafts/${recordId}/dismissals`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Lets a warning pass; gives the findings as they stand then, or why it was refused. It rejects when there is no answer. */
export const dismiss = (recordId: string, key: string, reason: string) =>
  send('POST', recordId, { key, reason })

/** Takes a dismissal back, likewise. */
export const takeBack = (recordId: string, key: string) => send('DELETE', recordId, { key })
