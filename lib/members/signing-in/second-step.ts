import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'

const secure = env.NEXTAUTH_URL.startsWith('https:')
const MINUTES = 10

const cookie = {
  name: `${secure ? '__Secure-' : ''}stele-second-step`,
  options: { httpOnly: true, sameSite: 'lax', path: '/sign-in', secure, maxAge: MINUTES * 60 },
} as const

const stepSchema = z.object({
  id: z.uuid(),
  sessionVersion: z.number(),
  isConfirmed: z.boolean().default(false),
})

/** A member who has to give a code now. `isConfirmed`: they gave the right password before; otherwise a provider named them. */
type SecondStep = z.output<typeof stepSchema>

/** Its own salt: the cookie can't be used in place of a session. */
const sealing = { secret: env.NEXTAUTH_SECRET, salt: 'stele-second-step' }

/** Remembers on this browser, for ten minutes, that the first step was taken. In server actions only. */
export async function beginSecondStep(member: SecondStep): Promise<void> {
  const value = await encode({ ...sealing, token: { ...member }, maxAge: MINUTES * 60 })
  const jar = await cookies()
  jar.set(cookie.name, value, cookie.options)
}

/** The member who has to give a code on this browser, or null. */
export async function currentSecondStep(): Promise<SecondStep | null> {
  const token = (await cookies()).get(cookie.name)?.value
  const read = token ? await decode({ ...sealing, token }).catch(() => null) : null
  return stepSchema.safeParse(read).data ?? null
}

/** Forgets it. In server actions only. */
export async function endSecondStep(): Promise<void> {
  const jar = await cookies()
  jar.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
}
