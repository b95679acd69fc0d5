import 'server-only'
import { db } from '@/lib/db'
import { isPassword } from './passwords'
import { credentialsSchema } from './schema'
import { beginAttempt } from './throttle'

export type SignIn =
  | { outcome: 'IN'; member: { id: string; sessionVersion: number } }
  | { outcome: 'WRONG' }
  | { outcome: 'WAIT' }

/**
 * Checks an e-mail address and a password. WRONG and WAIT don't reveal whether the account exists, and take the same time with and without
 * one. `address` is where the request comes from (lib/members/addresses), for the limit per address.
 */
export async function signIn(credentials: unknown, address: string): Promise<SignIn> {
  const parsed = credentialsSchema.safeParse(credentials)
  if (!parsed.success) return { outcome: 'WRONG' }
  const { email, password } = parsed.data
  const attempt = await beginAttempt(email, address)
  if (!attempt) return { outcome: 'WAIT' }
  const member = await db.member.findUnique({
    where: { email },
    select: { id: true, sessionVersion: true, passwordHash: true, disabledAt: true },
  })
  const known = member && !member.disabledAt ? member : null
  if (!(await isPassword(known?.passwordHash ?? null, password)) || !known) return { outcome: 'WRONG' }
  await attempt.succeeded()
  return { outcome: 'IN', member: { id: known.id, sessionVersion: known.sessionVersion } }
}
