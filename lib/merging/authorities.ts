import 'server-only'
import type { Actor } from '@/lib/access'
import { withWords } from '@/lib/authorities/words'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { replaceDraftIds } from '@/lib/records/drafts'
import { withAuthorities } from '@/lib/records/references/authorities'
import { listing, lockWaiting, openNewDisagreements } from '@/lib/review/disagreements/after-change'
import { bothOf, type MergeRequest, mergeInOne } from './merge'
import type { Merge } from './schema'

const columns = {
  id: true,
  kind: true,
  name: true,
  language: true,
  version: true,
  mergedIntoId: true,
  variants: {
    select: { name: true, script: true, language: true, usedFrom: true, usedTo: true },
    orderBy: { name: 'asc' },
  },
} as const satisfies Prisma.AuthoritySelect
type Entry = Prisma.AuthorityGetPayload<{ select: typeof columns }>

/** Both entries, locked until the transaction ends; `Conflict` also when they are of different kinds. */
async function lockBoth(tx: Tx, merge: MergeRequest) {
  await tx.$queryRaw`
    SELECT id FROM "Authority" WHERE id IN (${merge.keptId}::uuid, ${merge.otherId}::uuid) ORDER BY id FOR UPDATE`
  const rows = await tx.authority.findMany({
    where: { id: { in: [merge.keptId, merge.otherId] } },
    select: columns,
  })
  const { kept, other } = bothOf(rows, merge)
  if (kept.kind !== other.kind) throw new Conflict(message('merging.names.differentKinds'))
  return { kept, other }
}

/** Adds the other's name and variants to the variants of the kept entry, each name once. The other's row stays as it is. */
async function carryNames(tx: Tx, kept: Entry, other: Entry): Promise<string[]> {
  const has = new Set([kept.name, ...kept.variants.map(({ name }) => name)])
  const own = { name: other.name, script: null, language: other.language, usedFrom: null, usedTo: null }
  const carried = [own, ...other.variants].filter(({ name }) => !has.has(name))
  await tx.authorityVariant.createMany({
    data: carried.map((variant) => ({ ...withWords(variant), authorityId: kept.id })),
    skipDuplicates: true,
  })
  return carried.map(({ name }) => name)
}

async function moveTies(tx: Tx, from: string, to: string) {
  await tx.$executeRaw`
    INSERT INTO "SourceAuthority" ("sourceId", "authorityId", role)
    SELECT "sourceId", ${to}::uuid, role FROM "SourceAuthority" WHERE "authorityId" = ${from}::uuid ON CONFLICT DO NOTHING`
  const { count: sources } = await tx.sourceAuthority.deleteMany({ where: { authorityId: from } })
  const { count: contributors } = await tx.sourceContributor.updateMany({
    where: { authorityId: from },
    data: { authorityId: to },
  })
  return { sources, contributors }
}

const naming = (authorityId: string) =>
  Prisma.sql`SELECT "recordId" FROM "RecordAuthority" WHERE "authorityId" = ${authorityId}::uuid`

/**
 * Merges two authorities that name the same thing. The other's name and variants become variants of the kept entry. Sources and drafts are
 * linked to the kept entry, with their text unchanged; the other's row stays as an alias. One transaction with one event, or nothing.
 * `Conflict` when either has changed, was merged already, or is of another kind.
 */
export async function mergeAuthorities(
  actor: Actor,
  input: Merge | Unchecked,
): Promise<{ id: string; drafts: number }> {
  return mergeInOne(actor, input, naming, async (tx, { merge, records, demandAll }) => {
    const { keptId, otherId } = merge
    await lockWaiting(tx, listing(keptId))
    const { kept, other } = await lockBoth(tx, merge)
    await demandAll()
    const variants = await carryNames(tx, kept, other)
    const moved = await moveTies(tx, otherId, keptId)
    for (const record of records)
      await replaceDraftIds(tx, record, (content) =>
        withAuthorities(record.kind, content, (id) => (id === otherId ? keptId : id)),
      )
    await tx.authority.updateMany({ where: { mergedIntoId: otherId }, data: { mergedIntoId: keptId } })
    await tx.authority.update({
      where: { id: otherId },
      data: { mergedIntoId: keptId, version: { increment: 1 } },
      select: { id: true },
    })
    await tx.authority.update({
      where: { id: keptId },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    await openNewDisagreements(tx, actor, listing(keptId))
    await recordEvent(tx, {
      actor,
      action: 'authority.merge',
      subjectType: 'authority',
      subjectId: keptId,
      detail: {
        merged: otherId,
        names: [kept.name, other.name],
        variants,
        ...moved,
        drafts: records.map(({ id }) => id),
      },
    })
  })
}
