import 'server-only'
import type { Actor } from '@/lib/access'
import { allMembersIn, joined, united } from '@/lib/contributions/contributors'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { copiesOfSources, keepingClass, withoutOpening } from '@/lib/holdings/narrowing'
import type { Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { replaceDraftIds } from '@/lib/records/drafts'
import { withSources } from '@/lib/records/references/chains'
import { openNewDisagreements } from '@/lib/review/disagreements/after-change'
import { citedWorks } from '@/lib/sources/cited'
import { differingParts } from '@/lib/sources/metadata'
import { bothOf, type MergeRequest, mergeInOne } from './merge'
import type { Merge } from './schema'

type Entry = { id: string; title: string; version: number; mergedIntoId: string | null }

/** Both entries, locked until the transaction ends. */
async function lockBoth(tx: Tx, merge: MergeRequest) {
  const rows = await tx.$queryRaw<Entry[]>`
    SELECT id, title, version, "mergedIntoId" FROM "Source" WHERE id IN (${merge.keptId}::uuid, ${merge.otherId}::uuid)
    ORDER BY id FOR UPDATE`
  return bothOf(rows, merge)
}

/** A relation between the two says that they are two sources, so it has to be removed first. */
async function demandUnrelated(tx: Tx, { kept, other }: { kept: Entry; other: Entry }) {
  const relation = await tx.sourceRelation.findFirst({
    where: {
      OR: [
        { fromId: kept.id, toId: other.id },
        { fromId: other.id, toId: kept.id },
      ],
    },
    select: { type: true },
  })
  if (!relation) return
  throw new Conflict(
    message('merging.sources.related', { relation: message(`labels.relation.${relation.type}`) }),
  )
}

/** Merging two sources of one chain would make a source quote itself. */
async function demandApart(tx: Tx, { kept, other }: { kept: Entry; other: Entry }) {
  const records = await tx.$queryRaw<{ id: string; title: string }[]>`
    SELECT r.id, coalesce(nullif(d.title, ''), r.slug) AS title FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id
    WHERE r.id IN (
      SELECT one."recordId" FROM "Reference" one
      JOIN "Reference" two ON two."recordId" = one."recordId" AND two."subjectType" = one."subjectType"
        AND two."subjectId" = one."subjectId" AND two."revisionId" IS NULL AND two."sourceId" = ${kept.id}::uuid
      WHERE one."sourceId" = ${other.id}::uuid AND one."revisionId" IS NULL)
    ORDER BY title, r.id LIMIT 50`
  if (records.length === 0) return
  throw new Conflict(message('merging.sources.sameChain'), { records })
}

/** Moves copies, relations and names of the other to the kept entry, but no relation that the kept entry has already. */
async function moveParts(tx: Tx, from: string, to: string) {
  const { count: holdings } = await tx.holding.updateMany({
    where: { sourceId: from },
    data: { sourceId: to },
  })
  const relations =
    (await tx.$executeRaw`
      UPDATE "SourceRelation" r SET "fromId" = ${to}::uuid WHERE r."fromId" = ${from}::uuid AND NOT EXISTS (
        SELECT FROM "SourceRelation" o WHERE o.type = r.type AND o."fromId" = ${to}::uuid AND o."toId" = r."toId")`) +
    (await tx.$executeRaw`
      UPDATE "SourceRelation" r SET "toId" = ${to}::uuid WHERE r."toId" = ${from}::uuid AND NOT EXISTS (
        SELECT FROM "SourceRelation" o WHERE o.type = r.type AND o."toId" = ${to}::uuid AND o."fromId" = r."fromId")`)
  await tx.$executeRaw`
    INSERT INTO "SourceAuthority" ("sourceId", "authorityId", role)
    SELECT ${to}::uuid, "authorityId", role FROM "SourceAuthority" WHERE "sourceId" = ${from}::uuid ON CONFLICT DO NOTHING`
  const { count: authorities } = await tx.sourceAuthority.deleteMany({ where: { sourceId: from } })
  return { holdings, relations, authorities }
}

/**
 * The parts in which readers see different descriptions of the two, where verdicts become outdated, and the contributors of the kept entry
 * after the merge: those of both. The actor joins them where the two differ, because they decide which description remains.
 */
async function afterMerge(tx: Tx, actor: Actor, keptId: string, otherId: string) {
  const { sources, describedBy } = await citedWorks(tx, [keptId, otherId])
  const [item, other] = [keptId, otherId].map((id) => {
    const { 'citation-key': _, ...csl }: Record<string, unknown> = sources.get(id)?.csl ?? {}
    return csl
  })
  const parts = differingParts(item ?? {}, other ?? {})
  const both = united(describedBy.get(keptId) ?? {}, describedBy.get(otherId) ?? {})
  const after = joined(both, parts, [actor.id])
  return { areAlike: parts.length === 0, describedBy: after, contributors: allMembersIn(after) }
}

/** Drafts only name sources that weren't merged away (lib/records/references), so this finds each one. */
const naming = (sourceId: string) =>
  Prisma.sql`SELECT "recordId" FROM "Reference" WHERE "sourceId" = ${sourceId}::uuid AND "revisionId" IS NULL`

/** Makes the other an alias of the kept entry: parts, drafts and earlier aliases move. Returns how many parts did. */
async function mergeRows(
  tx: Tx,
  { keptId, otherId }: MergeRequest,
  records: readonly { id: string; kind: string }[],
  changed: { citedAt?: Date },
) {
  const moved = await moveParts(tx, otherId, keptId)
  const others = new Map([[otherId, keptId]])
  for (const record of records)
    await replaceDraftIds(tx, record, (content) => withSources(record.kind, content, others))
  await tx.source.updateMany({
    where: { mergedIntoId: otherId },
    data: { mergedIntoId: keptId, ...changed },
  })
  await tx.source.update({
    where: { id: otherId },
    data: { mergedIntoId: keptId, version: { increment: 1 }, ...changed },
    select: { id: true },
  })
  return moved
}

/**
 * Merges two entries of the same source. Copies, relations and names of the other move to the kept entry, and all drafts cite the kept entry,
 * in any state of their records. Revisions and editions don't change; the other's row stays as an alias that every read resolves.
 * One transaction with one event, or nothing. The description of the kept entry isn't changed. `Conflict` when either has changed, was merged
 * already, is related to the other or cited through it.
 */
export async function mergeSources(
  actor: Actor,
  input: Merge | Unchecked,
): Promise<{ id: string; drafts: number }> {
  return mergeInOne(actor, input, naming, async (tx, { merge, records, demandAll }) => {
    const { keptId, otherId } = merge
    const both = await lockBoth(tx, merge)
    await demandAll()
    await demandUnrelated(tx, both)
    await demandApart(tx, both)
    const { areAlike, describedBy, contributors } = await afterMerge(tx, actor, keptId, otherId)
    const changed = areAlike ? {} : { citedAt: new Date() }
    const copies = copiesOfSources([keptId, otherId])
    // One of the two can be public, and the other one that a testimony keeps closed.
    const { result: moved } = await withoutOpening(tx, copies, () =>
      keepingClass(tx, copies, () => mergeRows(tx, merge, records, changed)),
    )
    await tx.source.update({
      where: { id: keptId },
      data: { version: { increment: 1 }, describedBy },
      select: { id: true },
    })
    await openNewDisagreements(tx, actor, naming(keptId), contributors)
    await recordEvent(tx, {
      actor,
      action: 'source.merge',
      subjectType: 'source',
      subjectId: keptId,
      detail: {
        merged: otherId,
        titles: [both.kept.title, both.other.title],
        ...moved,
        drafts: records.map(({ id }) => id),
      },
    })
  })
}
