import 'server-only'
import { type Actor, can, demand, demandRecentPassword, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, isTaken, type Tx } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { RecordRelationType, WorkState } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { lockRecord } from './drafts'
import { getRecord } from './queries'
import { mutualRelations, recordRelationSchema } from './relation-types'

/** A relation of a record, seen from its side. */
export type SeenRelation = {
  id: string
  type: RecordRelationType
  /** False where the other record states it of this one. */
  isOwn: boolean
  other: { id: string; title: string; state: WorkState; isPublic: boolean }
  statedBy: string
  /** Null until another member has checked it. */
  checkedBy: string | null
  /** What the actor can do with it. */
  may: { check: boolean; remove: boolean }
}

/** The most relations that one record can state of others. */
const MOST = 50

const other = {
  select: { id: true, state: true, liveId: true, draft: { select: { title: true } } },
} as const

/**
 * The relations that were stated of a record in either direction, as far as the actor can see the other record: those of the record itself first,
 * then in the order in which they were stated. `NotFound` for a record that they can't see.
 */
export async function recordRelationsOf(actor: Actor, recordId: string): Promise<SeenRelation[]> {
  const { id } = await getRecord(actor, recordId)
  const rows = await db.recordRelation.findMany({
    where: {
      OR: [
        { fromId: id, to: visibleTo(actor) },
        { toId: id, from: visibleTo(actor) },
      ],
    },
    orderBy: { id: 'asc' },
    take: 2 * MOST,
    include: {
      from: other,
      to: other,
      statedBy: { select: { name: true } },
      checkedBy: { select: { name: true } },
    },
  })
  return rows
    .map(({ from, to, statedBy, checkedBy, ...row }) => {
      const isOwn = row.fromId === id
      const { liveId, draft, ...shown } = isOwn ? to : from
      return {
        ...{ id: row.id, type: row.type, isOwn },
        other: { ...shown, title: draft?.title ?? '', isPublic: liveId !== null },
        statedBy: statedBy.name,
        checkedBy: checkedBy?.name ?? null,
        may: {
          check: row.checkedById === null && can(actor, 'publish') && row.statedById !== actor.id,
          remove: can(actor, row.checkedById === null ? 'writeAll' : 'publish'),
        },
      }
    })
    .toSorted((one, two) => Number(two.isOwn) - Number(one.isOwn))
}

/**
 * States a relation of a record to another. Readers see it once another member has checked it. `NotFound` when the actor can't see one of them,
 * `Invalid` on `toId` for the record itself, `Conflict` when it was stated already.
 */
export async function relateRecords(
  actor: Actor,
  recordId: string,
  input: Given<typeof recordRelationSchema>,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const fromId = parseId(recordId)
  const { type, toId } = parseInput(recordRelationSchema, input)
  if (toId === fromId) throw new Invalid({ toId: message('records.relations.itself') })
  const stated = () => new Conflict(message('records.relations.exists'))
  try {
    return await transactionAs(actor, async (tx) => {
      // In the order of their ids, so that two relations of the same records wait for each other.
      for (const one of [fromId, toId].toSorted()) await lockRecord(tx, actor, one)
      if ((await tx.recordRelation.count({ where: { fromId } })) >= MOST)
        throw new Invalid({ toId: message('records.relations.tooMany', { maximum: MOST }) })
      const mirrored = { type, fromId: toId, toId: fromId }
      if (mutualRelations.includes(type) && (await tx.recordRelation.count({ where: mirrored })) > 0)
        throw stated()
      const relation = await tx.recordRelation.create({
        data: { type, fromId, toId, statedById: actor.id },
        select: { id: true },
      })
      await logChange(tx, actor, 'record.relate', { type, fromId, toId })
      return relation
    })
  } catch (error) {
    if (isTaken(error)) throw stated()
    throw error
  }
}

/**
 * Says that a relation is right, which shows it to readers where both records are public: the permission to publish is needed. `Forbidden` for the
 * member who stated it, `NotFound` for one that is gone or can't be seen, `Conflict` when it is checked already.
 */
export async function checkRecordRelation(actor: Actor, relationId: string): Promise<void> {
  demand(actor, 'publish')
  demandRecentPassword(actor)
  const id = parseId(relationId)
  await transactionAs(actor, async (tx) => {
    const relation = await lockRelation(tx, actor, id)
    if (relation.statedById === actor.id) throw new Forbidden(message('records.relations.own'))
    const { count } = await tx.recordRelation.updateMany({
      where: { id, checkedById: null },
      data: { checkedById: actor.id, checkedAt: new Date() },
    })
    if (count === 0) throw new Conflict(message('records.relations.checkedAlready'))
    await logChange(tx, actor, 'record.check-relation', relation)
  })
}

/** Removes a relation; the log keeps that it was stated. One that readers can see needs the permission to publish. */
export async function removeRecordRelation(actor: Actor, relationId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(relationId)
  await transactionAs(actor, async (tx) => {
    const relation = await lockRelation(tx, actor, id)
    if (relation.checkedById !== null) demand(actor, 'publish')
    await tx.recordRelation.delete({ where: { id }, select: { id: true } })
    await logChange(tx, actor, 'record.unrelate', relation)
  })
}

type Locked = Stated & { statedById: string; checkedById: string | null }

/** The relation, locked. `NotFound` where it is gone or the actor can't see its records. */
async function lockRelation(tx: Tx, actor: Actor, id: string): Promise<Locked> {
  const [relation] = await tx.$queryRaw<Locked[]>`
    SELECT type::text, "fromId"::text, "toId"::text, "statedById"::text, "checkedById"::text FROM "RecordRelation" WHERE id = ${id}::uuid FOR UPDATE`
  if (!relation) throw new NotFound()
  const visible = await tx.record.count({
    where: { id: { in: [relation.fromId, relation.toId] }, ...visibleTo(actor) },
  })
  if (visible < 2) throw new NotFound()
  return relation
}

type Stated = { type: RecordRelationType; fromId: string; toId: string }

const logChange = (
  tx: Tx,
  actor: Actor,
  action: 'record.relate' | 'record.check-relation' | 'record.unrelate',
  { type, fromId, toId }: Stated,
) => recordEvent(tx, { actor, action, subjectType: 'record', subjectId: fromId, detail: { type, toId } })

export type WaitingRelation = {
  id: string
  type: RecordRelationType
  from: { id: string; title: string }
  to: { id: string; title: string }
}

/** The relations that the actor can check, oldest first, at most this many; none for members who can't publish. */
export async function relationsToCheck(actor: Actor, most: number): Promise<WaitingRelation[]> {
  if (!can(actor, 'publish')) return []
  const end = { select: { id: true, draft: { select: { title: true } } } } as const
  const rows = await db.recordRelation.findMany({
    where: { checkedById: null, statedById: { not: actor.id }, from: visibleTo(actor), to: visibleTo(actor) },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true, type: true, from: end, to: end },
  })
  const titled = ({ id, draft }: { id: string; draft: { title: string } | null }) => ({
    id,
    title: draft?.title ?? '',
  })
  return rows.map(({ id, type, from, to }) => ({ id, type, from: titled(from), to: titled(to) }))
}
