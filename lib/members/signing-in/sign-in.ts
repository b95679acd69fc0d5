import 'server-only'
import { db } from '@/lib/db'
import { credentialsSchema } from '../schema'
import type { Device } from './devices'
import { countFailure } from './failed-sign-ins'
import { isPassword } from './passwords'
import { factorsSelect, stepAfterPassword } from './required-factor'
import { takeCode } from './second-factor'
import { beginAttempt, beginCode, type Wait } from './throttle'

type SignedIn = { id: string; sessionVersion: number }

/**
 * CODE: the password is right, and a code of the member's app is missing (`giveCode`). PASSKEY: it is right, and the member has to sign in with a passkey
 * (`stepAfterPassword`).
 */
type SignIn =
  | { outcome: 'IN'; member: SignedIn }
  | { outcome: 'CODE'; member: SignedIn }
  | { outcome: 'PASSKEY' }
  | { outcome: 'WRONG' }
  | { outcome: 'WAIT'; wait: Wait }

/**
 * Checks an e-mail address and a password. WRONG and WAIT don't reveal whether the account exists, and take the same time with and without
 * one. `address` is where the request comes from (lib/members/addresses.ts), `device` what its cookie says (devices.ts). A failure is
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
    select: {
      ...{ id: true, sessionVersion: true, passwordHash: true, disabledAt: true },
      ...factorsSelect,
    },
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
  const { id, sessionVersion } = active
  const outcome = await stepAfterPassword(active)
  return outcome === 'PASSKEY' ? { outcome } : { outcome, member: { id, sessionVersion } }
}

/**
 * The second step of signing in: a code of the member's app, or one of the recovery codes. Attempts are delayed as those with a password are; a device on
 * which the member signed in before has a count of its own. WRONG also for a member who was disabled or signed out everywhere since the first step.
 */
export async function giveCode(
  { id, sessionVersion }: SignedIn,
  code: string,
  device: Device | null = null,
): Promise<SignIn> {
  const known = device?.members.includes(id) ? device.device : null
  const attempt = await beginCode(id, known)
  if ('wait' in attempt) return { outcome: 'WAIT', wait: attempt.wait }
  const member = await db.member.findFirst({
    where: { id, sessionVersion, disabledAt: null },
    select: { email: true },
  })
  if (!member) return { outcome: 'WRONG' }
  if (!(await takeCode(id, code.slice(0, 100)))) {
    await countFailure(member.email)
    return { outcome: 'WRONG' }
  }
  await attempt.succeeded()
  return { outcome: 'IN', member: { id, sessionVersion } }
}
