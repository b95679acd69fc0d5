import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { situationOf, workflowColumns } from './situation'
import { actionsOf, keptFrom, refusalOfAcceptance, verdictRefusalOf } from './workflow'

/** The steps that this actor can take with the record now, each with its target. `NotFound` when they can't see it. */
export async function stepsOf(actor: Actor, recordId: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: workflowColumns,
  })
  if (!record) throw new NotFound()
  const situation = situationOf(actor, record)
  return {
    state: record.state,
    revisionId: record.submittedId,
    edition: record.live?.number ?? null,
    actions: actionsOf(actor, situation),
    keptFrom: keptFrom(actor, situation),
    mayAccept: refusalOfAcceptance(situation) === null,
    mayJudge: verdictRefusalOf(actor, situation) === null,
  }
}
