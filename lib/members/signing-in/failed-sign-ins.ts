import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { accountKey } from './throttle'

/** Counts a failed sign-in for an e-mail address, whether or not an account has it. */
export async function countFailure(email: string): Promise<void> {
  const now = new Date()
  await db.signInFailure.upsert({
    where: { account: accountKey(email) },
    create: { account: accountKey(email), count: 1, since: now, last: now },
    update: { count: { increment: 1 }, last: now },
  })
}

async function accountOf({ id }: Actor): Promise<string> {
  const { email } = await db.member.findUniqueOrThrow({ where: { id }, select: { email: true } })
  return accountKey(email)
}

/** Failed sign-ins to the actor's account since they last dismissed this notice; null when there are none. */
export async function failedSignIns(actor: Actor) {
  return db.signInFailure.findUnique({
    where: { account: await accountOf(actor) },
    select: { count: true, since: true },
  })
}

/** Forgets the failed sign-ins that the actor has seen. More that came meanwhile stay, to be shown next. */
export async function dismissFailedSignIns(actor: Actor, seen: number): Promise<void> {
  const account = await accountOf(actor)
  const { count } = await db.signInFailure.deleteMany({ where: { account, count: { lte: seen } } })
  if (count === 0)
    await db.signInFailure.updateMany({
      where: { account },
      data: { count: { decrement: seen }, since: new Date() },
    })
}
