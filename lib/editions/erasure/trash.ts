import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { ERASE, recordEvent } from '@/lib/events'
import { dropUnusedBytes } from '@/lib/holdings/media-files'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { eraseConsentForms } from '@/lib/records/consent/forms'
import { eraseWords, recordRowsAgain } from './erase'

type Thrown = { state: string; editions: number; by: string }

/** Erases a draft that is in the trash and was never published, as an erasure does: its row and its steps stay. Returns the bytes to drop. */
async function eraseThrown(tx: Tx, actor: Actor | null, id: string): Promise<string[]> {
  const [record] = await tx.$queryRaw<Thrown[]>`
    SELECT r.state::text AS state, r.editions, coalesce((
      SELECT t."actorId" FROM "Transition" t WHERE t."recordId" = r.id AND t.action = 'TRASH' ORDER BY t.at DESC, t.id DESC LIMIT 1),
      r."createdById")::text AS by
    FROM "Record" r WHERE r.id = ${id}::uuid FOR UPDATE`
  if (!record) throw new NotFound()
  if (record.state !== 'TRASHED' || record.editions > 0) throw new Conflict(message('records.trash.notThere'))
  await tx.erasure.create({
    data: { recordId: id, actorId: actor?.id ?? record.by },
    select: { recordId: true },
  })
  await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
  const events = await eraseWords(tx, id)
  const forms = await eraseConsentForms(tx, id)
  const slug = `erased-${randomBytes(8).toString('hex')}`
  await tx.record.update({
    where: { id },
    data: { state: 'ERASED', stateAt: new Date(), slug },
    select: { id: true },
  })
  await recordRowsAgain(tx, id)
  await tx.$executeRaw`SET LOCAL stele.erasure = 'off'`
  await recordEvent(tx, {
    actor,
    action: ERASE,
    subjectType: 'record',
    subjectId: id,
    detail: { copies: 0, forms: forms.length, address: true, events, masked: [], left: [] },
  })
  return forms
}

const TIMEOUT = 60_000

/** Erases a draft in the trash for good. For members who publish. `Conflict` when it isn't there. */
export async function eraseFromTrash(actor: Actor, recordId: string): Promise<void> {
  demand(actor, 'publish')
  demandRecentPassword(actor)
  const id = parseId(recordId)
  const bytes = await transaction(
    async (tx) => {
      await demandActive(tx, actor)
      return eraseThrown(tx, actor, id)
    },
    { timeout: TIMEOUT },
  )
  for (const hash of bytes) await dropUnusedBytes(hash)
}

/** Erases the drafts that have been in the trash since before this time. The daily job of the archive calls it. */
export async function emptyTrash(before: Date): Promise<void> {
  const old = await db.record.findMany({
    where: { state: 'TRASHED', stateAt: { lt: before } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of old) {
    const bytes = await transaction((tx) => eraseThrown(tx, null, id), { timeout: TIMEOUT })
    for (const hash of bytes) await dropUnusedBytes(hash)
  }
}
