import { env } from '@/lib/env'
import { isPublic } from './public-address'
import { type Answered, ask, type Limits } from './request'
import { Unreached } from './unreached'

/** Requests of one process at the same time. */
const MOST_AT_ONCE = 4
let running = 0

/** The address of a server of the tests that stands for others on the web. A server that readers reach never has one. */
export const standIn = (): string | null =>
  process.env.NODE_ENV === 'test' ? (process.env.STELE_TEST_REGISTRY ?? null) : null

/** Throws `Unreached` where the archive sends no requests for members (`STELE_LOOKUPS`). */
export function demandAsking(): void {
  if (!env.STELE_LOOKUPS) throw new Unreached('OFF')
}

/**
 * Asks another server because a member asked for it, with the archive's own address as the sender. Throws `Unreached`, also where the archive sends no
 * such requests (`STELE_LOOKUPS`) or sends enough at the moment.
 */
export async function askForMember(address: string, limits: Limits): Promise<Answered> {
  demandAsking()
  if (running >= MOST_AT_ONCE) throw new Unreached('BUSY')
  running += 1
  const local = standIn()
  const own = local && new URL(local).hostname
  try {
    return await ask(address, {
      ...limits,
      headers: { 'user-agent': `Stele (${env.NEXTAUTH_URL})`, ...limits.headers },
      ...(own && { isAllowed: (to: string) => isPublic(to) || to === own }),
    })
  } finally {
    running -= 1
  }
}
