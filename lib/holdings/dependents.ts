import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type SourceDependents, unloggedDependentsOf } from '@/lib/sources/dependents'
import { positionOfPassage } from '@/lib/text/passage-position'
import { logPassages, readableAmong } from './access'

const LISTED = 50

/**
 * Everything that prevents a copy from being deleted: its passages, the records that cite them, the number of verdicts on it, the copies that
 * are better than it (`copies`: the number of those that the actor can't read), and the number of passages of older copies that were searched for in it.
 */
export async function holdingRests(actor: Actor, holdingId: string) {
  const [passages, passageTotal, records, verdicts, betterCopies, soughtHere] = await Promise.all([
    db.passage.findMany({
      where: { textLayer: { holdingId } },
      select: { id: true, locatorLabel: true, locatorValue: true, start: true, end: true },
      orderBy: [{ start: 'asc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.passage.count({ where: { textLayer: { holdingId } } }),
    recordsOn(actor, { textLayer: { holdingId } }),
    db.verdict.count({ where: { holdingId } }),
    db.holding.findMany({
      where: { betterThanId: holdingId },
      select: { id: true, filename: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.relocation.count({ where: { holdingId } }),
  ])
  const readable = await readableAmong(
    db,
    actor,
    betterCopies.map(({ id }) => id),
  )
  const shown = betterCopies.filter(({ id }) => readable.has(id))
  return {
    passages: passages.map((passage) => ({ id: passage.id, position: positionOfPassage(passage) })),
    passageTotal,
    records,
    verdicts,
    betterCopies: shown,
    copies: betterCopies.length - shown.length,
    soughtHere,
  }
}

/**
 * Everything that prevents a passage from being deleted: the records that cite it, the number of discussions about it, the number of better
 * copies in which it was searched for, and the number of passages of older copies that were moved to it.
 */
export async function passageRests(actor: Actor, passageId: string) {
  const [records, threads, soughtElsewhere, replacesOlder] = await Promise.all([
    recordsOn(actor, { id: passageId }),
    db.thread.count({ where: { passageId } }),
    db.relocation.count({ where: { passageId } }),
    db.relocation.count({ where: { toPassageId: passageId } }),
  ])
  return { records, threads, soughtElsewhere, replacesOlder }
}

/** Records with a draft or revision that cites such a passage, if this actor can see them; at most fifty. */
async function recordsOn(actor: Actor, passage: Prisma.PassageWhereInput) {
  const records = await db.record.findMany({
    where: { ...visibleTo(actor), references: { some: { passage } } },
    select: { id: true, kind: true, slug: true, draft: { select: { title: true } } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: LISTED,
  })
  return records.map(({ draft, ...record }) => ({ ...record, title: draft?.title || record.slug }))
}

/**
 * The records and passages that depend on a source, in pages of fifty from 1, with the passages of all copies that the actor can read. Reading those of
 * restricted copies is logged.
 */
export async function readDependentsOf(actor: Actor, sourceId: string, page = 1): Promise<SourceDependents> {
  const dependents = await unloggedDependentsOf(actor, sourceId, page)
  await logPassages(actor, [...new Set(dependents.passages.map(({ holdingId }) => holdingId))])
  return dependents
}
