import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

/** What the sealed cookie says; it is worth something only while the member's row agrees (`actorOf`). */
const tokenSchema = z.object({ memberId: z.uuid(), sessionVersion: z.int() })

const LIFETIME = 14 * 24 * 60 * 60
const secure = env.NEXTAUTH_URL.startsWith('https:')

const sessionCookie = {
  name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
} as const

/** How sessions are kept and read. How somebody signs in is added where requests for it arrive (app/api/auth). */
export const sessionOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: LIFETIME },
  cookies: { sessionToken: sessionCookie },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [],
  callbacks: {
    jwt: ({ token, user }) =>
      user && 'sessionVersion' in user ? { memberId: user.id, sessionVersion: user.sessionVersion } : token,
    session: ({ session, token }) => ({ expires: session.expires, token }),
  },
}

/**
 * Who a session's token stands for, or null. Asks the member's own row, so that a changed role, a disabled account, a new password and
 * "sign out everywhere" take effect at the next request.
 */
export async function actorOf(token: unknown): Promise<Actor | null> {
  const parsed = tokenSchema.safeParse(token)
  if (!parsed.success) return null
  const { memberId, sessionVersion } = parsed.data
  return db.member.findFirst({
    where: { id: memberId, sessionVersion, disabledAt: null },
    select: { id: true, name: true, role: true },
  })
}

const sessionSchema = z.object({ token: z.unknown() })

/** Who is signed in, or null; asked once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = sessionSchema.safeParse(await getServerSession(sessionOptions))
  return session.success ? actorOf(session.data.token) : null
})

/** Signs the member in on this browser. In server actions only: it sets the cookie that next-auth reads. */
export async function openSession(member: { id: string; sessionVersion: number }): Promise<void> {
  const value = await encode({
    token: { memberId: member.id, sessionVersion: member.sessionVersion },
    secret: env.NEXTAUTH_SECRET,
    maxAge: LIFETIME,
  })
  const jar = await cookies()
  jar.set(sessionCookie.name, value, { ...sessionCookie.options, maxAge: LIFETIME })
}

/** Signs out on this browser. In server actions only. */
export async function closeSession(): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}

/** Where sign-in leads back to: a path of this site other than sign-in itself, else the desk. */
export function returnPath(value: unknown): string {
  const fallback = '/desk'
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(value)) return fallback
  const { origin, pathname } = new URL(value, 'http://here')
  return origin === 'http://here' && !pathname.startsWith('/sign-in') ? value : fallback
}

/** Who is signed in; everybody else is sent to sign in and comes back to where they were. For pages and server actions. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  const here = (await headers()).get('x-stele-path')
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnPath(here))}`)
}
