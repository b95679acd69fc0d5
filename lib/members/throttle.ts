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
 * Counts an attempt before it is judged, so that attempts at the same moment all count. Answers null when five failures of the
 * account or thirty from the address stand in the last 15 minutes, and does not count that attempt: waiting always ends. A success
 * takes back its own attempt and no other: else the limit would tell who has just signed in.
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
  const takeBack = async () => {
    await db.signInFailure.deleteMany({ where: { id } })
  }
  const [ofAccount, ofAddress] = await Promise.all([
    db.signInFailure.count({ where: { account, at: { gte: since } } }),
    db.signInFailure.count({ where: { address: from, at: { gte: since } } }),
  ])
  if (ofAccount <= PER_ACCOUNT && ofAddress <= PER_ADDRESS) return { succeeded: takeBack }
  await takeBack()
  return null
}
