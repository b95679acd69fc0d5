import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '@/lib/durations'
import { env } from '@/lib/env'

/** The header with the pass of a drill. */
export const DRILL_HEADER = 'x-stele-drill'

const sealOf = (until: number) =>
  createHmac('sha256', env.NEXTAUTH_SECRET).update(`drill:${until}`).digest('base64url')

/**
 * A word that only this archive can make, valid for a day. Its reads have no limit per address: a drill asks for every public page and would wait
 * most of its time. It opens nothing else.
 */
export function drillPass(now = Date.now()): string {
  const until = now + DAY_MS
  return `${until}.${sealOf(until)}`
}

/** True for such a word that is still valid. */
export function isDrillPass(word: string | null, now = Date.now()): boolean {
  const [time = '', seal = ''] = word?.split('.') ?? []
  const until = Number(time)
  if (!(until > now)) return false
  const [given, own] = [Buffer.from(seal), Buffer.from(sealOf(until))]
  return given.length === own.length && timingSafeEqual(given, own)
}
