import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Forbidden, Invalid, SteleError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Message, message } from '@/lib/messages/message'
import { storedMessage } from '@/lib/messages/stored'
import { startJobIn } from './commands'
import type { JobKind, Progress, Result } from './kinds/kind'
import { jobKinds, kindNamed, knownKind } from './kinds/list'

/** Milliseconds between two looks at the row of a running job: its progress is written, and a cancellation is seen. */
const LOOK = 500

type Ending = { state: 'FINISHED' | 'FAILED' | 'CANCELLED'; result?: Result }

/**
 * Runs a job that a member started, once it is its turn. Every ending is written to its row. Throws only when the server stops or the database
 * can't be reached: then the queue takes the job up again.
 */
export async function runJob(
  id: string,
  stopped: AbortSignal,
  kinds: readonly JobKind[] = jobKinds,
): Promise<void> {
  const before = await db.job.findUnique({ where: { id }, select: { state: true } })
  const { count } = await db.job.updateMany({
    where: { id, state: { in: ['WAITING', 'RUNNING'] } },
    data: { state: 'RUNNING' },
  })
  if (!before || count === 0) return
  const job = await db.job.findUniqueOrThrow({ where: { id } })
  const cancelled = new AbortController()
  if (job.cancelledAt) cancelled.abort()
  const progress = progressOf(id, cancelled)
  const ending = await endingOf(
    async () => {
      cancelled.signal.throwIfAborted()
      const actor = await startedBy(job)
      return kindNamed(job.kind, kinds).run(actor, job.input, {
        jobId: id,
        signal: AbortSignal.any([stopped, cancelled.signal]),
        position: job.position,
        isRepeated: before.state === 'RUNNING',
        report: progress.report,
      })
    },
    cancelled.signal,
    stopped,
  ).finally(progress.stop)
  const { later } = ending.result ?? {}
  if (later) {
    const { kind, name, subjectId } = job
    const next = { kind: kindNamed(kind, kinds).name, name, ...later, ...(subjectId && { subjectId }) }
    await transactionAs(await startedBy(job), async (tx) => {
      // A job that was cancelled meanwhile has no successor, also where its work was done before it saw that.
      if (await end(tx, id, ending, { cancelledAt: null })) await startJobIn(tx, await startedBy(job), next)
      else await end(tx, id, { state: 'CANCELLED' })
    })
  } else await end(db, id, ending)
  await knownKind(job.kind, kinds)?.ended?.(id)
}

async function endingOf(
  work: () => Promise<Result>,
  cancelled: AbortSignal,
  stopped: AbortSignal,
): Promise<Ending> {
  try {
    return { state: 'FINISHED', result: await work() }
  } catch (error) {
    if (cancelled.aborted) return { state: 'CANCELLED' }
    // Another run goes on.
    if (stopped.aborted) throw error
    if (!(error instanceof SteleError)) console.error(error)
    return { state: 'FAILED', result: { messages: failureOf(error) } }
  }
}

function failureOf(error: unknown): Message[] {
  if (error instanceof Invalid) return Object.values(error.fields)
  return [error instanceof SteleError ? error.text : message('errors.unexpected')]
}

/** Resolves to false for a job that doesn't run any more, or isn't `only` so. */
async function end(
  tx: Tx,
  id: string,
  { state, result }: Ending,
  only: { cancelledAt?: null } = {},
): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: { id, state: 'RUNNING', ...only },
    data: {
      state,
      endedAt: new Date(),
      position: Prisma.DbNull,
      ...(result && {
        result: {
          messages: result.messages.map(storedMessage),
          href: result.href ?? null,
          ...(result.kept !== undefined && { kept: result.kept }),
        },
      }),
    },
  })
  return count > 0
}

/** Writes what was reported last, and sees whether the job was cancelled, every half second until `stop`. */
function progressOf(id: string, cancelled: AbortController) {
  let last: Progress | null = null
  let writing: Promise<unknown> = Promise.resolve()
  const write = async () => {
    const { position, ...counts } = last ?? {}
    last = null
    const row = await db.job.update({
      where: { id },
      data: { ...counts, ...(position !== undefined && { position }) },
      select: { cancelledAt: true },
    })
    if (row.cancelledAt) cancelled.abort()
  }
  let isFree = true
  const timer = setInterval(() => {
    if (!isFree) return
    isFree = false
    // The next look tries again; the work itself finds out what is wrong with the database.
    writing = write()
      .catch(() => {})
      .finally(() => {
        isFree = true
      })
  }, LOOK)
  return {
    report: (progress: Progress) => {
      last = { ...last, ...progress }
    },
    stop: async () => {
      clearInterval(timer)
      await writing
      if (last) await write()
    },
  }
}

const resetSchema = z.object({ byId: z.uuid().nullable() }).nullable().catch(null)

/**
 * The member as they are now. Events of a job that was started after a password reset are marked as those of the session were. The password was
 * asked for when the job was started, however long it waited.
 */
async function startedBy(job: { id: string; startedById: string; afterReset: unknown }): Promise<Actor> {
  const member = await db.member.findFirst({
    where: { id: job.startedById, disabledAt: null },
    select: { id: true, name: true, role: true },
  })
  if (!member) throw new Forbidden(message('errors.memberChanged'))
  const afterReset = resetSchema.parse(job.afterReset)
  const session = afterReset && { id: job.id, passwordAt: new Date(), afterReset }
  return { ...member, job: job.id, ...(session && { session }) }
}
