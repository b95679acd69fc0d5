import 'server-only'
import { type Actor, can, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import type { JobKind, JobName } from './kinds/kind'
import { jobKinds, kindNamed, knownKind } from './kinds/list'

/** The queue of pg-boss that runs what members start. A migration creates it. */
export const MEMBER_QUEUE = 'memberJob'

/** A run that was interrupted so often is not taken up again. */
const INTERRUPTIONS = 5
/** A process that doesn't answer for so long, in seconds, has lost its job to another. */
const SILENT = 20
const LONGEST = 24 * 60 * 60

type NewJob = {
  kind: JobName
  input: unknown
  /** What it works on, as it is shown. */
  name?: string
  /** The entry whose page shows it. */
  subjectId?: string
  /** The id that the job will have; a new one if it is missing. */
  id?: string
  /** When it runs; at once if it is missing. */
  startAfter?: Date
}

/**
 * Starts work that goes on by itself: it waits in the queue, and a server process takes it up within seconds. Its row and its place in the queue are
 * one transaction. `Forbidden` unless the actor's role may start this kind.
 */
export async function startJob(
  actor: Actor,
  job: NewJob,
  kinds: readonly JobKind[] = jobKinds,
): Promise<{ id: string }> {
  const accepted = acceptedJob(actor, job, kinds)
  return transactionAs(actor, (tx) => addJob(tx, actor, accepted))
}

/** The same in the transaction of a command, which has locked the actor's row: the job is there if the rest is. */
export const startJobIn = (tx: Tx, actor: Actor, job: NewJob): Promise<{ id: string }> =>
  addJob(tx, actor, acceptedJob(actor, job, jobKinds))

function acceptedJob(actor: Actor, job: NewJob, kinds: readonly JobKind[]) {
  const kind = kindNamed(job.kind, kinds)
  demand(actor, kind.needs)
  return { ...job, kind: kind.name, input: kind.accept(job.input) }
}

async function addJob(
  tx: Tx,
  actor: Actor,
  { subjectId, startAfter = new Date(), ...job }: ReturnType<typeof acceptedJob>,
): Promise<{ id: string }> {
  const afterReset = actor.session?.afterReset
  const { id } = await tx.job.create({
    data: {
      ...job,
      ...(subjectId && { subjectId: parseId(subjectId) }),
      startedById: actor.id,
      ...(afterReset && { afterReset }),
    },
    select: { id: true },
  })
  await enqueue(tx, id, actor, startAfter)
  return { id }
}

/** Ends the jobs that the queue gave up because they were interrupted too often, or doesn't have, with what they release. Can be repeated. */
export async function endInterrupted(kinds: readonly JobKind[] = jobKinds): Promise<void> {
  const ended = await db.$queryRaw<{ id: string; kind: string }[]>`
    UPDATE "Job" j SET state = 'FAILED', "endedAt" = now()
    WHERE j."endedAt" IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job q WHERE q.name = ${MEMBER_QUEUE} AND q.id = j.id AND q.state IN ('created', 'retry', 'active'))
    RETURNING j.id::text, j.kind`
  for (const { id, kind } of ended) await knownKind(kind, kinds)?.ended?.(id)
}

// pg-boss documents that jobs can be added by SQL; here it makes them part of the transaction.
const enqueue = (tx: Tx, id: string, actor: Actor, startAfter: Date) =>
  tx.$executeRaw`
    INSERT INTO pgboss.job (id, name, policy, retry_limit, expire_seconds, heartbeat_seconds, group_id, start_after, keep_until)
    VALUES (${id}::uuid, ${MEMBER_QUEUE}, 'standard', ${INTERRUPTIONS}, ${LONGEST}, ${SILENT}, ${actor.id}, ${startAfter}, ${startAfter}::timestamptz + interval '14 days')`

/**
 * Cancels a job: one that waits at once, one that runs at its next step. What it has finished stays. Does nothing to a job that has ended.
 * `NotFound` for a job that the actor doesn't see.
 */
export async function cancelJob(
  actor: Actor,
  jobId: string,
  kinds: readonly JobKind[] = jobKinds,
): Promise<{ kind: string; subjectId: string | null }> {
  const id = parseId(jobId)
  const job = await db.job.findUnique({
    where: { id },
    select: { kind: true, subjectId: true, startedById: true },
  })
  const kind = job && knownKind(job.kind, kinds)
  if (!job || !kind || !(job.startedById === actor.id || can(actor, kind.oversees))) throw new NotFound()
  const now = new Date()
  const { count } = await db.job.updateMany({
    where: { id, state: 'WAITING' },
    data: { state: 'CANCELLED', cancelledAt: now, endedAt: now },
  })
  if (count > 0) await kind.ended?.(id)
  else
    await db.job.updateMany({
      where: { id, state: 'RUNNING', cancelledAt: null },
      data: { cancelledAt: now },
    })
  return job
}
