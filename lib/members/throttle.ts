import 'server-only'
import { createHmac } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

const WINDOW = 15 * 60_000
const PER_ACCOUNT = 5
const PER_ADDRESS = 30

const keyed = (kind: string, value: string) =>
  createHmac('sha256', env.NEXTAUTH_SECRET).update(`${kind}:${value}`).digest('hex')

/**
 * Counts an attempt before the password is checked, so that simultaneous attempts all count. Returns null after five failures of the account
 * or thirty from the address within 15 minutes, and doesn't count that attempt, so that waiting always helps. A success removes its own
 * attempt only: otherwise the limit would reveal who has just signed in.
 */
export async function beginAttempt(
  email: string,
  address: string,
): Promise<{ succeeded: () => Promise<void> } | null> {
  const account = keyed('account', email)
  const from = keyed('address', address)
  const since = new Date(Date.now() - WINDOW)
  await db.signInFailure.deleteMany({ where: { at: { lt: since } } })
  const { id } = await db.signInFailure.create({ data: { account, address: from }, select: { id: true } })
  const uncount = async () => {
    await db.signInFailure.deleteMany({ where: { id } })
  }
  const [ofAccount, ofAddress] = await Promise.all([
    db.signInFailure.count({ where: { account, at: { gte: since } } }),
    db.signInFailure.count({ where: { address: from, at: { gte: since } } }),
  ])
  if (ofAccount <= PER_ACCOUNT && ofAddress <= PER_ADDRESS) return { succeeded: uncount }
  await uncount()
  return null
}
