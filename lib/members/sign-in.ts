import 'server-only'
import { db } from '@/lib/db'
import type { Device } from './devices'
import { countFailure } from './failed-sign-ins'
import { isPassword } from './passwords'
import { credentialsSchema } from './schema'
import { beginAttempt, type Wait } from './throttle'

export type SignIn =
  | { outcome: 'IN'; member: { id: string; sessionVersion: number } }
  | { outcome: 'WRONG' }
  | { outcome: 'WAIT'; wait: Wait }

/**
 * Checks an e-mail address and a password. WRONG and WAIT don't reveal whether the account exists, and take the same time with and without
 * one. `address` is where the request comes from (lib/members/addresses), `device` what its cookie says (lib/members/devices). A failure is
 * counted for the notice to the member.
 */
export async function signIn(
  credentials: unknown,
  address: string,
  device: Device | null = null,
): Promise<SignIn> {
  const parsed = credentialsSchema.safeParse(credentials)
  if (!parsed.success) return { outcome: 'WRONG' }
  const { email, password } = parsed.data
  const member = await db.member.findUnique({
    where: { email },
    select: { id: true, sessionVersion: true, passwordHash: true, disabledAt: true },
  })
  const known = member && device?.members.includes(member.id) ? device.device : null
  const attempt = await beginAttempt(email, { address, device: known })
  if ('wait' in attempt) return { outcome: 'WAIT', wait: attempt.wait }
  const active = member && !member.disabledAt ? member : null
  if (!(await isPassword(active?.passwordHash ?? null, password)) || !active) {
    await countFailure(email)
    return { outcome: 'WRONG' }
  }
  await attempt.succeeded()
  return { outcome: 'IN', member: { id: active.id, sessionVersion: active.sessionVersion } }
}
