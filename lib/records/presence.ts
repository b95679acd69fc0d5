import 'server-only'
import { z } from 'zod'
import { type Actor, mayWrite, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Forbidden, NotFound } from '@/lib/errors'
import { parseId, parseInput, type Unchecked } from '@/lib/input'

/** Seconds after the last sign of a page until it no longer counts as open. A page sends one every ten seconds. */
const GONE = 40

/**
 * A sign of a page that has the editor open. WRITE asks to write if no other member does, TAKE asks to write in any case, READ only shows that it
 * is open, LEAVE that it is closed.
 */
const signSchema = z.strictObject({
  page: z.uuid(),
  sign: z.enum(['WRITE', 'TAKE', 'READ', 'LEAVE']),
})

export type Presence = {
  /** Other members who have the editor of this draft open. */
  others: { id: string; name: string; since: Date; writes: boolean }[]
  /** True when this member writes. */
  writes: boolean
  /** The version of the draft now. */
  version: number
}

async function noteSign(tx: Tx, actor: Actor, recordId: string, { page, sign }: z.output<typeof signSchema>) {
  if (sign === 'LEAVE') {
    await tx.$executeRaw`DELETE FROM "EditorPage" WHERE id = ${page}::uuid AND "memberId" = ${actor.id}::uuid`
    return
  }
  // In turn, so that of two who open a draft at the same time one writes.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`editor ${recordId}`}, 0))`
  await tx.$executeRaw`
    DELETE FROM "EditorPage" WHERE "recordId" = ${recordId}::uuid AND "seenAt" < now() - make_interval(secs => ${GONE})`
  if (sign === 'TAKE')
    await tx.$executeRaw`
      UPDATE "EditorPage" SET writes = false WHERE "recordId" = ${recordId}::uuid AND "memberId" <> ${actor.id}::uuid`
  await tx.$executeRaw`
    INSERT INTO "EditorPage" (id, "recordId", "memberId", writes)
    SELECT ${page}::uuid, ${recordId}::uuid, ${actor.id}::uuid, ${sign !== 'READ'} AND NOT EXISTS (
      SELECT FROM "EditorPage" WHERE "recordId" = ${recordId}::uuid AND "memberId" <> ${actor.id}::uuid AND writes)
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), writes = excluded.writes
    WHERE "EditorPage"."memberId" = excluded."memberId" AND "EditorPage"."recordId" = excluded."recordId"`
}

/**
 * Notes a sign of a page that has the editor of a draft open, and returns who else has it open. The member who opened it first writes, in all of
 * their pages, until they close it, are away, or another takes over. This only helps people not to write at the same time: saving a draft
 * never depends on it. `NotFound` and `Forbidden` as for saving.
 */
export async function notePresence(
  actor: Actor,
  recordId: string,
  input: z.input<typeof signSchema> | Unchecked,
): Promise<Presence> {
  const id = parseId(recordId)
  const sign = parseInput(signSchema, input)
  const record = await db.record.findFirst({
    where: { id, ...visibleTo(actor) },
    select: { createdById: true, draft: { select: { version: true } } },
  })
  if (!record?.draft) throw new NotFound()
  if (!mayWrite(actor, record)) throw new Forbidden()
  const pages = await transactionAs(actor, async (tx) => {
    await noteSign(tx, actor, id, sign)
    return tx.$queryRaw<{ id: string; name: string; since: Date; writes: boolean }[]>`
      SELECT m.id, m.name, min(p."openedAt") AS since, bool_or(p.writes) AS writes
      FROM "EditorPage" p JOIN "Member" m ON m.id = p."memberId"
      WHERE p."recordId" = ${id}::uuid AND p."seenAt" >= now() - make_interval(secs => ${GONE})
      GROUP BY m.id, m.name ORDER BY since, m.id LIMIT 20`
  })
  return {
    others: pages.filter((one) => one.id !== actor.id),
    writes: pages.some((one) => one.id === actor.id && one.writes),
    version: record.draft.version,
  }
}
