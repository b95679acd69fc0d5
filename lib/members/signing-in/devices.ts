import 'server-only'
import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'

const secure = env.NEXTAUTH_URL.startsWith('https:')
const LIFETIME = 180 * 24 * 60 * 60
/** Members that one computer can be known for. */
const MOST = 8

/** The cookie that says on this device who signed in here before. It signs no one in. */
export const deviceCookie = {
  name: `${secure ? '__Secure-' : ''}stele-device`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: LIFETIME },
} as const

const deviceSchema = z.object({ device: z.uuid(), members: z.array(z.uuid()).max(MOST) })
export type Device = z.output<typeof deviceSchema>

/** Its own salt: neither this cookie nor a session can be used in place of the other. */
const sealing = { secret: env.NEXTAUTH_SECRET, salt: 'stele-device' }

/** The device that a cookie describes; null for one that the archive did not make. */
export async function deviceIn(value: string | undefined): Promise<Device | null> {
  const token = value ? await decode({ ...sealing, token: value }).catch(() => null) : null
  return deviceSchema.safeParse(token).data ?? null
}

/** The value of the cookie after this member signed in: the same device, known for this member first. */
export async function cookieWith(known: Device | null, memberId: string): Promise<string> {
  const device = known?.device ?? randomUUID()
  const others = known?.members.filter((id) => id !== memberId) ?? []
  const token = { device, members: [memberId, ...others].slice(0, MOST) }
  return encode({ ...sealing, token, maxAge: LIFETIME })
}

/** The device that this request comes from. In server actions and pages. */
export const currentDevice = async (): Promise<Device | null> =>
  deviceIn((await cookies()).get(deviceCookie.name)?.value)

/** Remembers on this device that the member signed in here. In server actions only. */
export async function rememberDevice(memberId: string): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookie.name, await cookieWith(await currentDevice(), memberId), deviceCookie.options)
}
