import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transaction } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { standsFor } from '../survivors'
import { assessmentSchema, type NewAssessment } from './schema'

/**
 * Writes down what a member thinks of a source, with the reasons. The newest stands; earlier ones stay as history. The same sent twice is
 * written once. It is shown to those who write everything, and to no reader.
 */
export async function assessSource(
  actor: Actor,
  sourceId: string,
  input: NewAssessment | Unchecked,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const id = parseId(sourceId)
  const assessment = parseInput(assessmentSchema, input)
  return transaction(async (tx) => {
    const source = await tx.source.findFirst({ where: standsFor(id), select: { id: true } })
    if (!source) throw new NotFound('This source is gone.')
    await tx.$queryRaw`SELECT id FROM "Source" WHERE id = ${source.id}::uuid FOR NO KEY UPDATE`
    const newest = await tx.assessment.findFirst({
      where: { sourceId: source.id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    })
    const isRepeat =
      newest?.memberId === actor.id &&
      newest.reliability === assessment.reliability &&
      newest.credibility === assessment.credibility &&
      newest.reason === assessment.reason
    if (isRepeat) return { id: newest.id }
    const written = await tx.assessment.create({
      data: { ...assessment, sourceId: source.id, memberId: actor.id, at: new Date() },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'source.assess',
      subjectType: 'source',
      subjectId: source.id,
      detail: { reliability: assessment.reliability, credibility: assessment.credibility },
    })
    return written
  })
}
