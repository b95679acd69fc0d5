import 'server-only'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { sealedFor as sealedMail } from '@/lib/mail/queue'
import { type Sealed, seal, unseal } from '@/lib/sealing'
import { sealedFor as sealedWebhook } from '@/lib/webhooks/commands'
import { sealedFor as sealedApp } from './signing-in/second-factor'
import { sealedFor as sealedKey } from './text-key'

/** The value sealed with the archive's secret of now; null when it is already, or can't be opened. */
function resealed(as: Sealed, value: string): string | null {
  const opened = unseal(as, value)
  return opened?.isOld ? seal(as, opened.bytes) : null
}

/**
 * After a change of the archive's secret: encrypts with the new one what the earlier one (NEXTAUTH_SECRET_BEFORE) encrypted. Does nothing without it, and
 * can be repeated. A value that changes meanwhile stays as it is.
 */
export async function resealAll(): Promise<void> {
  if (env.NEXTAUTH_SECRET_BEFORE === undefined) return
  for (const { memberId, sealedSecret } of await db.secondFactor.findMany()) {
    const value = resealed(sealedApp(memberId), sealedSecret)
    if (value)
      await db.secondFactor.updateMany({
        where: { memberId, sealedSecret },
        data: { sealedSecret: value },
      })
  }
  for (const { memberId, wrapped } of await db.memberKey.findMany()) {
    const value = resealed(sealedKey(memberId), wrapped)
    if (value) await db.memberKey.updateMany({ where: { memberId, wrapped }, data: { wrapped: value } })
  }
  for (const { id, sealedSecret, sealedBefore } of await db.webhook.findMany({
    select: { id: true, sealedSecret: true, sealedBefore: true },
  })) {
    const value = resealed(sealedWebhook(id), sealedSecret)
    if (value) await db.webhook.updateMany({ where: { id, sealedSecret }, data: { sealedSecret: value } })
    const before = sealedBefore && resealed(sealedWebhook(id), sealedBefore)
    if (before) await db.webhook.updateMany({ where: { id, sealedBefore }, data: { sealedBefore: before } })
  }
  const mail = await db.mailMessage.findMany({
    where: { sealedPath: { not: null } },
    select: { id: true, sealedPath: true },
  })
  for (const { id, sealedPath } of mail) {
    const value = sealedPath && resealed(sealedMail(id), sealedPath)
    if (value) await db.mailMessage.updateMany({ where: { id, sealedPath }, data: { sealedPath: value } })
  }
}
