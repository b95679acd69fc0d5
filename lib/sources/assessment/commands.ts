import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { matchesSource } from '../merged-sources'
import { assessmentSchema, type NewAssessment } from './schema'

/**
 * Adds a member's assessment of a source, with the reasons. The newest one counts; earlier ones are kept as history. The same assessment sent
 * twice is stored once. Shown to members who can edit everything, never to readers.
 */
export async function assessSource(
  actor: Actor,
  sourceId: string,
  input: NewAssessment | Unchecked,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const id = parseId(sourceId)
  const assessment = parseInput(assessmentSchema, input)
  return transactionAs(actor, async (tx) => {
    const source = await tx.source.findFirst({ where: matchesSource(id), select: { id: true } })
    if (!source) throw new NotFound(message('sources.errors.gone'))
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
