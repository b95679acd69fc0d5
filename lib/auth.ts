import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

/** What the signed cookie says; it is worth something only while the member's row agrees (`currentActor`). */
const tokenSchema = z.object({ memberId: z.uuid(), sessionVersion: z.int() })

const DAYS = 24 * 60 * 60

/** How sessions are kept and read. How somebody signs in is added where requests for it arrive (app/api/auth). */
export const sessionOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: 14 * DAYS },
  pages: { signIn: '/sign-in' },
  providers: [],
  callbacks: {
    jwt: ({ token, user }) =>
      user && 'sessionVersion' in user ? { memberId: user.id, sessionVersion: user.sessionVersion } : token,
    session: ({ session, token }) => ({ expires: session.expires, token }),
  },
}

const sessionSchema = z.object({ token: tokenSchema })

/**
 * Who is signed in, or null. Asks the member's own row at each request, so that a changed role, a disabled account, a new password and
 * "sign out everywhere" take effect at once; asked once a request.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = sessionSchema.safeParse(await getServerSession(sessionOptions))
  if (!session.success) return null
  const { memberId, sessionVersion } = session.data.token
  return db.member.findFirst({
    where: { id: memberId, sessionVersion, disabledAt: null },
    select: { id: true, name: true, role: true },
  })
})

/** Where sign-in leads back to: a path of this site, nothing else. */
export function returnPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || /^\/[/\\]/.test(value) || /[\s\\]/.test(value))
    return '/desk'
  return value
}

/** Who is signed in; everybody else is sent to sign in and comes back to where they were. For pages and server actions. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  const here = (await headers()).get('x-stele-path')
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnPath(here))}`)
}
