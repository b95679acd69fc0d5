import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import type { JudgedSubject } from './judge'

export type Disagreement = {
  recordId: string
  subjectType: SubjectType
  subjectId: string
  aspect: Aspect
}

/**
 * Opens the discussion in which two reviewers settle on what they disagree; the one that stands open already is given. For the
 * transaction that holds the record and makes it so, which has asked every guard.
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
 * The same for every aspect on which reviewers disagree as the subjects stand judged now, whatever made it so. What was settled after the
 * newest of those verdicts was given is not asked once more. Gives whether there is any disagreement.
 */
export async function openDisagreements(
  tx: Tx,
  actor: Actor,
  recordId: string,
  subjects: readonly JudgedSubject[],
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
