import { z } from 'zod'
import type { Refusal } from '@/components/desk/refusal'
import { ask } from './client'

/** Sends the member's password again. Null when it is right, else why it was refused. */
export async function confirmPassword(password: string): Promise<Refusal | null> {
  const answer = await ask(z.object({}), '/api/confirmation', { method: 'POST', body: { password } })
  return 'refusal' in answer ? answer.refusal : null
}
