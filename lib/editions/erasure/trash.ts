import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, NotFound, SteleError } from '@/lib/errors'
import { ERASE, recordEvent } from '@/lib/events'
import { dropUnusedBytes } from '@/lib/holdings/media-files'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { eraseConsentForms } from '@/lib/records/consent/forms'
import { closedCopies, eraseWords, keepClosed, mediaOnlyOf, recordRowsAgain } from './erase'

type Thrown = {
  state: string
  editions: number
  by: string
  isWithdrawn: boolean
  /** True when it has a name that stays hidden, or a signed consent form. */
  needsPublisher: boolean
}

/**
 * Erases a draft that is in the trash and was never published, as an erasure does: its row and its steps stay. Returns the bytes to drop. Without
 * an actor it leaves what a publisher must decide.
 */
async function eraseThrown(tx: Tx, actor: Actor | null, id: string): Promise<string[]> {
  const [record] = await tx.$queryRaw<Thrown[]>`
    SELECT r.state::text AS state, r.editions, coalesce((
      SELECT t."actorId" FROM "Transition" t WHERE t."recordId" = r.id AND t.action = 'TRASH' ORDER BY t.at DESC, t.id DESC LIMIT 1),
      r."createdById")::text AS by, coalesce(c."withdrawnOn" IS NOT NULL, false) AS "isWithdrawn",
      coalesce(c."nameDisplay" <> 'NAMED' AND c."legalName" <> '', false)
        OR EXISTS (SELECT FROM "ConsentForm" f WHERE f."recordId" = r.id) AS "needsPublisher"
    FROM "Record" r LEFT JOIN "Consent" c ON c."recordId" = r.id WHERE r.id = ${id}::uuid FOR UPDATE OF r`
  if (!record) throw new NotFound()
  if (record.state !== 'TRASHED' || record.editions > 0) throw new Conflict(message('records.trash.notThere'))
  if (!actor && (record.isWithdrawn || record.needsPublisher)) return []
  if (record.isWithdrawn) throw new Conflict(message('records.trash.withdrawn'))
  // Before the references are gone, which say what its consent keeps closed.
  const closed = await closedCopies(tx, id)
  const media = await mediaOnlyOf(tx, id)
  await tx.erasure.create({
    data: { recordId: id, actorId: actor?.id ?? record.by },
    select: { recordId: true },
  })
  await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
  const forgotten = await eraseWords(tx, id)
  const forms = await eraseConsentForms(tx, id)
  const slug = `erased-${randomBytes(8).toString('hex')}`
  await tx.record.update({
    where: { id },
    data: { state: 'ERASED', stateAt: new Date(), slug },
    select: { id: true },
  })
  await recordRowsAgain(tx, id, forgotten)
  await tx.$executeRaw`SET LOCAL stele.erasure = 'off'`
  await keepClosed(tx, closed)
  const events = forgotten.map(({ eventId }) => Number(eventId))
  await recordEvent(tx, {
    actor,
    action: ERASE,
    subjectType: 'record',
    subjectId: id,
    detail: { copies: 0, forms: forms.length, address: true, events, masked: [], left: [], media },
  })
  return forms
}

const TIMEOUT = 60_000

/** Erases a draft in the trash for good. For members who publish. `Conflict` when it isn't there, or its speaker withdrew consent. */
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

/**
 * Erases the drafts that have been in the trash since before this time. The daily job of the archive calls it. Testimonies whose speaker
 * withdrew consent or stays unnamed, and those with a signed form, stay for a publisher. A failure stops none of the others, and is thrown at the end.
 */
export async function emptyTrash(before: Date): Promise<void> {
  const old = await db.record.findMany({
    where: { state: 'TRASHED', stateAt: { lt: before } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const failures: unknown[] = []
  for (const { id } of old)
    try {
      const bytes = await transaction((tx) => eraseThrown(tx, null, id), { timeout: TIMEOUT })
      for (const hash of bytes) await dropUnusedBytes(hash)
    } catch (error) {
      // One that was restored meanwhile isn't in the trash any more.
      if (!(error instanceof SteleError)) failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
}
