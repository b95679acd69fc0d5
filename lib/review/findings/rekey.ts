import 'server-only'
import type { Actor } from '@/lib/access'
import { checks } from '@/lib/checks'
import type { CheckInput } from '@/lib/checks/input'
import { keysOf } from '@/lib/checks/keys'
import { db, type Tx, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { sha256 } from '@/lib/hashing'
import type { Message } from '@/lib/messages/message'
import { formerlyWritten } from './former-keys'
import { draftInputOf } from './report'

type Renamed = { key: string; message: Message }

/** Current keys and messages of a draft's warnings, by their keys from before findings had messages. */
function renamedIn(input: CheckInput): Map<string, Renamed> {
  const renamed = new Map<string, Renamed>()
  for (const check of checks) {
    if (!check.applies(input)) continue
    const found = check.run(input).filter(({ level = check.level }) => level === 'WARN')
    const former = keysOf(check, found, input, (one) => formerlyWritten(one, input) ?? [])
    const present = keysOf(check, found, input)
    for (const [index, { message }] of found.entries()) {
      const key = sha256(present[index]?.[0] ?? '')
      for (const old of former[index] ?? []) renamed.set(sha256(old), { key, message })
    }
  }
  return renamed
}

/** Dismissals whose message is still a sentence. */
const formerDismissals = (client: Tx) =>
  client.$queryRaw<{ id: string; recordId: string; kind: string }[]>`
    SELECT d.id, d."recordId", r.kind FROM "Dismissal" d JOIN "Record" r ON r.id = d."recordId"
    WHERE jsonb_typeof(d.message) = 'string' ORDER BY d."recordId", d.id`

/**
 * Gives every dismissal from before findings had message keys its new key, where the same warning is still found; the others keep their
 * old key and count for nothing, like any dismissal whose passage has changed. Each record in one transaction, with its event. Returns how many of each.
 * For an upgrade, before the archive answers.
 */
export async function rekeyDismissals(): Promise<{ renamed: number; kept: number }> {
  const records = Map.groupBy(await formerDismissals(db), ({ recordId }) => recordId)
  const count = { renamed: 0, kept: 0 }
  for (const [recordId, rows] of records) {
    const kind = rows[0]?.kind ?? ''
    await transaction(async (tx) => {
      const dismissals = await tx.dismissal.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
      // The warnings that can be dismissed don't depend on who looks.
      const actor: Actor = { id: dismissals[0]?.memberId ?? '', name: '', role: 'ADMIN' }
      const renamed = renamedIn(await draftInputOf(tx, actor, { id: recordId, kind }))
      for (const { message, ...dismissal } of dismissals) {
        const now = renamed.get(dismissal.key)
        count[now ? 'renamed' : 'kept'] += 1
        const said: Prisma.InputJsonObject = now
          ? JSON.parse(JSON.stringify(now.message))
          : { sentence: message }
        // A dismissal is never updated: it is written again under the same id.
        await tx.dismissal.delete({ where: { id: dismissal.id }, select: { id: true } })
        await tx.dismissal.create({
          data: { ...dismissal, message: said, key: now?.key ?? dismissal.key },
          select: { id: true },
        })
      }
      await recordEvent(tx, {
        actor: null,
        action: 'record.rekey-dismissals',
        subjectType: 'record',
        subjectId: recordId,
        detail: { dismissals: dismissals.length },
      })
    })
  }
  return count
}
