import 'server-only'
import { type Actor, demand } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { demandReadable, readersAmong } from '@/lib/holdings/access'
import { message } from '@/lib/messages/message'

/** Locks the passage until the transaction ends; `NotFound` when there is none in a copy that the actor can read. */
export async function demandPassage(tx: Tx, actor: Actor, passageId: string) {
  demand(actor, 'writeOwnDrafts')
  const [passage] = await tx.$queryRaw<{ holdingId: string }[]>`
    SELECT t."holdingId"::text FROM "Passage" p JOIN "TextLayer" t ON t.id = p."textLayerId"
    WHERE p.id = ${passageId}::uuid FOR NO KEY UPDATE OF p`
  if (!passage) throw new NotFound(message('discussions.passageGone'))
  await demandReadable(tx, actor, passage.holdingId)
}

/** Those of these members who can see a discussion of this passage. */
export async function readersOfPassage(
  tx: Tx,
  passageId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const { textLayer } = await tx.passage.findUniqueOrThrow({
    where: { id: passageId },
    select: { textLayer: { select: { holdingId: true } } },
  })
  return readersAmong(tx, textLayer.holdingId, memberIds)
}
