import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import type { ReviewedSubject } from '../verdicts/judge'

type Disagreement = {
  recordId: string
  subjectType: SubjectType
  subjectId: string
  aspect: Aspect
}

/**
 * Opens the discussion in which two reviewers settle a disagreement; returns the open one if there is one. The caller has locked the record
 * and checked permissions.
 */
export async function openDisagreement(tx: Tx, actor: Actor, place: Disagreement): Promise<{ id: string }> {
  const open = await tx.thread.findFirst({
    where: { ...place, kind: 'DISAGREEMENT', resolvedAt: null },
    select: { id: true },
  })
  if (open) return open
  const opened = await tx.thread.create({
    data: { ...place, kind: 'DISAGREEMENT', openedById: actor.id, openedAt: new Date() },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor,
    action: 'thread.open',
    subjectType: 'thread',
    subjectId: opened.id,
    detail: { ...place, kind: 'DISAGREEMENT' },
  })
  return opened
}

/**
 * Opens a discussion for every aspect on which reviewers disagree now, for any reason. A disagreement that was resolved after its newest
 * verdict isn't opened again. Returns true when there is any disagreement.
 */
export async function openDisagreements(
  tx: Tx,
  actor: Actor,
  recordId: string,
  subjects: readonly ReviewedSubject[],
): Promise<boolean> {
  const disputed = subjects.flatMap(({ type, id, aspects }) =>
    aspects
      .filter(({ state }) => state === 'DISPUTED')
      .map(({ aspect, current }) => ({
        place: { recordId, subjectType: type, subjectId: id, aspect },
        since: current?.at ?? new Date(),
      })),
  )
  for (const { place, since } of disputed) {
    const settled = await tx.thread.count({
      where: { ...place, kind: 'DISAGREEMENT', resolvedAt: { gte: since } },
    })
    if (settled === 0) await openDisagreement(tx, actor, place)
  }
  return disputed.length > 0
}
