import 'server-only'
import { type Actor, can, demand } from '@/lib/access'
import { classesOf, classFor, classSql, governed, isClosed, sameSource } from '@/lib/access-sql'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import type { HoldingAccess } from '@/lib/generated/prisma/enums'

/**
 * True when consent c of record r keeps copies from readers. "For staff only", which is the default of a new draft, counts once the testimony
 * was published: before, it would tell that there is one.
 */
const closesCopiesSql = Prisma.sql`(c.tier = 'CLOSED' OR c.tier = 'RESTRICTED' AND r.editions > 0 OR c."withdrawnOn" IS NOT NULL OR c."embargoUntil" > CURRENT_DATE)`
/** True when it lets readers see less of them: the same, or a name that stays hidden. */
export const narrowsCopiesSql = Prisma.sql`(${closesCopiesSql} OR c."nameDisplay" <> 'NAMED' AND r.editions > 0)`
const closesWithoutEmbargoSql = Prisma.sql`(c.tier = 'CLOSED' OR c.tier = 'RESTRICTED' AND r.editions > 0 OR c."withdrawnOn" IS NOT NULL)`

const shownUnless = (closes: Prisma.Sql) => Prisma.sql`CASE
  WHEN h.access <> 'PUBLIC_IN_CONTEXT' OR ${governed(closes)} THEN 'NOTHING'
  WHEN h.shown = 'WHOLE' AND EXISTS (
    SELECT FROM "Reference" f JOIN "Consent" c ON c."recordId" = f."recordId" JOIN "Record" r ON r.id = f."recordId"
    WHERE f."sourceId" IN ${sameSource} AND c."nameDisplay" <> 'NAMED' AND r.editions > 0) THEN 'IN_CONTEXT'
  ELSE h.shown::text END`

/**
 * The part of the text of "Holding" h that readers can see now: what was chosen for the copy, and nothing where its class or the consent of a
 * testimony keeps it from readers. A copy that a testimony without a name cites is never shown as a whole: its text or images could tell who
 * speaks. That counts once the testimony was published, too.
 */
export const shownToReadersSql = shownUnless(closesCopiesSql)

/** The same once no embargo runs any more. */
export const shownAfterEmbargoSql = shownUnless(closesWithoutEmbargoSql)

/**
 * The class of "Holding" h that consents ask for, or its own where that is stricter. Consent for staff only counts once the testimony was published,
 * as for readers.
 */
export const consentClassSql = Prisma.sql`greatest(h.access, (CASE
  WHEN ${governed(isClosed)} THEN 'RESTRICTED'
  WHEN ${governed(Prisma.sql`c.tier = 'RESTRICTED' AND r.editions > 0`)} THEN 'STAFF'
  ELSE 'PUBLIC_IN_CONTEXT' END)::"HoldingAccess")`

/** The copies among these that the actor can read, each with its class for them. One query. */
export async function readableAmong(
  client: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, HoldingAccess>> {
  if (ids.length === 0) return new Map()
  const rows = await client.$queryRaw<{ id: string; access: HoldingAccess }[]>`
    SELECT h.id, ${classSql(actor)} AS access FROM "Holding" h WHERE h.id = ANY(${[...new Set(ids)]}::uuid[])`
  const allowed = classesOf(actor)
  return new Map(rows.filter(({ access }) => allowed.includes(access)).map(({ id, access }) => [id, access]))
}

/** Those of these members who can read a copy. One query. */
export async function readersAmong(
  client: Tx,
  holdingId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await client.$queryRaw<(Actor & { access: HoldingAccess })[]>`
    SELECT m.id, m.name, m.role, ${classFor(Prisma.sql`m.id`)} AS access FROM "Holding" h, "Member" m
    WHERE h.id = ${holdingId}::uuid AND m.id = ANY(${memberIds}::uuid[]) ORDER BY m.id`
  return rows.filter(({ access, ...member }) => classesOf(member).includes(access)).map(({ id }) => id)
}

/** The class of a copy for this actor. `NotFound` when they can't read it: they learn nothing of it. */
export async function demandReadable(client: Tx, actor: Actor, holdingId: string): Promise<HoldingAccess> {
  const access = (await readableAmong(client, actor, [holdingId])).get(holdingId)
  if (!access) throw new NotFound()
  return access
}

/** The same for the copy of a text layer. */
export async function demandReadableLayer(
  client: Tx,
  actor: Actor,
  textLayerId: string,
): Promise<{ holdingId: string; access: HoldingAccess }> {
  const layer = await client.textLayer.findUnique({
    where: { id: textLayerId },
    select: { holdingId: true },
  })
  if (!layer) throw new NotFound()
  return { holdingId: layer.holdingId, access: await demandReadable(client, actor, layer.holdingId) }
}

/** Writes that the actor read a restricted copy; nothing for other copies. */
export async function logRead(
  actor: Actor,
  holdingId: string,
  access: HoldingAccess,
  what: 'file' | 'text' | 'page-image',
): Promise<void> {
  if (access !== 'RESTRICTED') return
  demand(actor, 'seeIdentities')
  await transactionAs(actor, (tx) =>
    recordEvent(tx, {
      actor,
      action: 'holding.read',
      subjectType: 'holding',
      subjectId: holdingId,
      detail: { what },
    }),
  )
}

/** What a member reads of a copy in pieces within an hour is one reading. */
const SAME_READING = HOUR_MS

/**
 * Writes that the actor read passages of those of these copies that are restricted for them, with or without the text around: one event for each
 * copy, and none where one of the last hour says that they read it.
 */
export async function logPassages(actor: Actor, holdingIds: readonly string[]): Promise<void> {
  if (!can(actor, 'seeIdentities') || holdingIds.length === 0) return
  const readable = await readableAmong(db, actor, holdingIds)
  const restricted = [...readable].flatMap(([id, access]) => (access === 'RESTRICTED' ? [id] : []))
  if (restricted.length === 0) return
  const logged = await db.event.findMany({
    where: {
      ...{ subjectType: 'holding', subjectId: { in: restricted }, action: 'holding.read', actorId: actor.id },
      at: { gt: new Date(Date.now() - SAME_READING) },
    },
    select: { subjectId: true },
  })
  const known = new Set(logged.map(({ subjectId }) => subjectId))
  const unlogged = restricted.filter((id) => !known.has(id))
  if (unlogged.length === 0) return
  await transactionAs(actor, async (tx) => {
    for (const subjectId of unlogged)
      await recordEvent(tx, {
        ...{ actor, action: 'holding.read', subjectType: 'holding', subjectId },
        detail: { what: 'passage' },
      })
  })
}
