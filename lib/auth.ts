import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { languageOf } from '@/lib/members/language'
import { currentDevice } from '@/lib/members/signing-in/devices'
import { actorOfSession, removeSession, startSession } from '@/lib/members/signing-in/sessions'
import { PATH_HEADER } from '@/lib/messages/public-address'
import { rememberStaffLanguage } from '@/lib/settings/language'

/** The content of the encrypted cookie; valid only while the session has a row that agrees with the member's (`actorOf`). */
const tokenSchema = z.object({ sessionId: z.uuid() })

const LIFETIME = 14 * 24 * 60 * 60
const secure = env.NEXTAUTH_URL.startsWith('https:')

const sessionCookie = {
  name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
} as const

/** Options for storing and reading sessions. The sign-in provider is added in app/api/auth. */
export const sessionOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: LIFETIME },
  cookies: { sessionToken: sessionCookie },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [],
  callbacks: {
    jwt: ({ token, user }) => (user && 'sessionId' in user ? { sessionId: user.sessionId } : token),
    session: ({ session, token }) => ({ expires: session.expires, token }),
  },
  events: { signOut: ({ token }) => endTokenOf(token) },
}

/**
 * The member whose session has this token, or null. Reads the rows of the session and its member, so that signing out, a changed role, a
 * disabled account, a new password and "sign out everywhere" take effect at the next request.
 */
export async function actorOf(token: unknown): Promise<Actor | null> {
  const parsed = tokenSchema.safeParse(token)
  return parsed.success ? actorOfSession(parsed.data.sessionId) : null
}

async function endTokenOf(token: unknown): Promise<void> {
  const parsed = tokenSchema.safeParse(token)
  if (parsed.success) await removeSession(parsed.data.sessionId)
}

const sessionSchema = z.object({ token: z.unknown() })

/**
 * The signed-in member also while they must set up a second factor first: for the page and the actions that do so, and for no other. Null for
 * anyone else.
 */
export const memberSettingUp = cache(async (): Promise<Actor | null> => {
  const session = sessionSchema.safeParse(await getServerSession(sessionOptions))
  const token = session.success ? tokenSchema.safeParse(session.data.token) : null
  return token?.success ? actorOfSession(token.data.sessionId, { settingUp: true }) : null
})

/** The signed-in member, or null; read once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = sessionSchema.safeParse(await getServerSession(sessionOptions))
  return session.success ? actorOf(session.data.token) : null
})

/**
 * Signs the member in on this browser. In server actions only: it sets the cookie that next-auth reads. `isConfirmed`: they gave their password or used
 * a passkey. `isTwoStep`: they gave a code or used a passkey.
 */
export async function openSession(
  member: { id: string; sessionVersion: number },
  { isConfirmed = true, isTwoStep = false }: { isConfirmed?: boolean; isTwoStep?: boolean } = {},
): Promise<void> {
  const device = await currentDevice()
  const isKnown = device?.members.includes(member.id) ?? false
  const sessionId = await startSession(member, (await headers()).get('user-agent'), {
    ...{ isKnown, isConfirmed, isTwoStep },
  })
  const value = await encode({ token: { sessionId }, secret: env.NEXTAUTH_SECRET, maxAge: LIFETIME })
  const jar = await cookies()
  jar.set(sessionCookie.name, value, { ...sessionCookie.options, maxAge: LIFETIME })
  await rememberStaffLanguage(await languageOf(member.id))
}

/** Signs out on this browser, and ends the session also for someone who has a copy of its cookie. In server actions only. */
export async function closeSession(): Promise<void> {
  const session = sessionSchema.safeParse(await getServerSession(sessionOptions))
  if (session.success) await endTokenOf(session.data.token)
  const jar = await cookies()
  jar.set(sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

/**
 * The path to return to after sign-in: a path of this site other than sign-in itself, else the desk. It is the path as a browser reads it
 * ("/.//host" is "//host", another site), so that nothing is left for the browser to resolve.
 */
export function returnPath(value: unknown): string {
  const fallback = '/desk'
  if (typeof value !== 'string' || !value.startsWith('/') || /[\s\\\p{Cc}]/u.test(value)) return fallback
  const read = URL.parse(value, 'http://here')
  if (read?.origin !== 'http://here' || read.username || read.pathname.startsWith('//')) return fallback
  return /^\/sign-in(\/|$)/.test(read.pathname) ? fallback : read.pathname + read.search + read.hash
}

/** The signed-in member; anyone else is redirected to sign-in and returns here afterwards. For pages and server actions. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  if (await memberSettingUp()) redirect('/sign-in/second-factor')
  const here = (await headers()).get(PATH_HEADER)
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnPath(here))}`)
}
