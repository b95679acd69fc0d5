import 'server-only'
import { z } from 'zod'
import { type Actor, demand, demandRecentPassword, visibleTo } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { refusalOf } from '@/lib/review/workflow/workflow'
import { demandStep, demandSubmitted, lockForWorkflow } from '@/lib/review/workflow/workflow-record'
import { startJobIn } from './commands'
import { embargoOf } from './embargo'

const YEARS = 5

/** The end of the embargo, whenever that will be. */
const EMBARGO_END = 'EMBARGO_END'

/** A time as the browser's control writes it, in UTC, or the end of the embargo. */
const scheduleSchema = z.strictObject({
  revisionId: z.uuid(),
  at: z.literal(EMBARGO_END).or(
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, issue('jobs.publish.past'))
      .transform((text) => new Date(`${text}Z`))
      .refine((at) => !Number.isNaN(at.getTime()), issue('jobs.publish.past')),
  ),
})

const scheduled = (recordId: string) => ({ kind: 'publish', subjectId: recordId, state: 'WAITING' as const })

/**
 * Schedules the publication of the approved revision. At that time it is published by the ordinary command, as this member, with all its guards. At
 * the end of the embargo: on its last day, also where the speaker asks for a later one meanwhile (kinds/publish.ts). `Forbidden` for those who can't
 * publish it, `Conflict` when another revision or none is approved, or one is scheduled already.
 */
export async function schedulePublication(
  actor: Actor,
  recordId: string,
  input: Given<typeof scheduleSchema>,
): Promise<{ id: string }> {
  demand(actor, 'publish')
  const id = parseId(recordId)
  const { revisionId, at: given } = parseInput(scheduleSchema, input)
  const now = new Date()
  const end = given === EMBARGO_END ? await embargoOf(actor, id) : null
  const at = given === EMBARGO_END ? new Date(end ?? now) : given
  const latest = new Date(now.getFullYear() + YEARS, now.getMonth(), now.getDate())
  if (at <= now || at > latest) throw new Invalid({ at: message('jobs.publish.past') })
  demandRecentPassword(actor)
  return transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOf(actor, 'PUBLISH', record.situation))
    await demandSubmitted(tx, record, revisionId)
    if ((await tx.job.count({ where: scheduled(id) })) > 0)
      throw new Conflict(message('jobs.publish.already'))
    const draft = await tx.draft.findUnique({ where: { recordId: id }, select: { title: true } })
    const job = await startJobIn(tx, actor, {
      kind: 'publish',
      input: { recordId: id, revisionId, at: at.toISOString(), ...(end && { atEmbargoEnd: true }) },
      name: draft?.title ?? '',
      subjectId: id,
      startAfter: at,
    })
    await recordEvent(tx, {
      actor,
      action: 'record.schedule',
      subjectType: 'record',
      subjectId: id,
      detail: { revisionId, at: at.toISOString(), ...(end && { atEmbargoEnd: true }) },
    })
    return job
  })
}

const inputSchema = z.object({ at: z.iso.datetime() })

/** The scheduled publication of a record that the actor can see; null when there is none. */
export async function scheduledPublication(
  actor: Actor,
  recordId: string,
): Promise<{ jobId: string; at: Date; by: string; isOwn: boolean } | null> {
  const id = parseId(recordId)
  const isSeen = (await db.record.count({ where: { id, ...visibleTo(actor) } })) > 0
  const job = isSeen
    ? await db.job.findFirst({
        where: scheduled(id),
        select: { id: true, input: true, startedBy: { select: { id: true, name: true } } },
      })
    : null
  const read = inputSchema.safeParse(job?.input)
  if (!job || !read.success) return null
  const { id: memberId, name } = job.startedBy
  return { jobId: job.id, at: new Date(read.data.at), by: name, isOwn: memberId === actor.id }
}
