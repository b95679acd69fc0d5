import 'server-only'
import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { currentDevice, rememberDevice } from './devices'
import { factorsSelect, stepAfterPassword } from './required-factor'
import { beginSecondStep } from './second-step'
import { startSession } from './sessions'

const PROVIDER = 'oidc'

/** The name of the provider on the sign-in page; null without one. */
export const providerName = (): string | null =>
  env.STELE_OIDC_ISSUER ? (env.STELE_OIDC_NAME ?? new URL(env.STELE_OIDC_ISSUER).hostname) : null

/** The provider with which members can sign in (OpenID Connect), as the configuration names it; none without one. */
export function identityProviders(): OAuthConfig<{ sub: string }>[] {
  const { STELE_OIDC_ISSUER: issuer, STELE_OIDC_CLIENT_ID: clientId, STELE_OIDC_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return []
  return [
    {
      ...{ id: PROVIDER, name: providerName() ?? '', type: 'oauth', issuer, clientId, clientSecret },
      wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email' } },
      profile: ({ sub }) => ({ id: sub }),
    },
  ]
}

const profileSchema = z.object({
  email: z.string().max(254).toLowerCase(),
  /** The provider says that the address belongs to this person. */
  email_verified: z.literal(true),
})

/**
 * The active member with the verified address of an identity, or null. An identity never makes a member, and an address that its provider hasn't verified
 * is no one's.
 */
export async function memberByIdentity(profile: unknown) {
  const known = profileSchema.safeParse(profile).data
  if (!known) return null
  const member = await db.member.findFirst({
    where: { email: known.email, disabledAt: null },
    select: { id: true, sessionVersion: true, ...factorsSelect },
  })
  if (!member) return null
  const { id, sessionVersion } = member
  return { id, sessionVersion, step: await stepAfterPassword(member) }
}

type Callbacks = NonNullable<NextAuthOptions['callbacks']>

/** Lets in a member whom the provider names. One with an app has to give a code of it, or one with a passkey to use it, as after a password. */
export const admitIdentity: NonNullable<Callbacks['signIn']> = async ({ account, profile }) => {
  if (account?.provider !== PROVIDER) return true
  const member = await memberByIdentity(profile)
  if (!member) return '/sign-in?error=identity'
  if (member.step === 'IN') return true
  if (member.step === 'PASSKEY') return '/sign-in?error=passkey'
  await beginSecondStep({ id: member.id, sessionVersion: member.sessionVersion, isConfirmed: false })
  return '/sign-in/code'
}

/** The session of a member who was let in by `admitIdentity`, as the token names it; null for other ways of signing in. */
export async function sessionOfIdentity(
  account: { provider: string } | null | undefined,
  profile: unknown,
): Promise<{ sessionId: string } | null> {
  if (account?.provider !== PROVIDER) return null
  const member = await memberByIdentity(profile)
  if (member?.step !== 'IN') throw new Error('The identity names no member.')
  const isKnown = (await currentDevice())?.members.includes(member.id) ?? false
  const sessionId = await startSession(member, (await headers()).get('user-agent'), {
    isKnown,
    isConfirmed: false,
  })
  await rememberDevice(member.id)
  return { sessionId }
}
