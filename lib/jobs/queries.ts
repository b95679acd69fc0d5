import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { JobState } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { readMessages } from '@/lib/messages/stored'
import type { Translator } from '@/lib/messages/translator'
import { MEMBER_QUEUE } from './commands'
import { jobKinds, knownKind } from './kinds/list'
import type { ShownJob } from './schema'

/** Which jobs: those of one kind, or those that the page of an entry shows. */
export const askedJobsSchema = z.object({
  kind: z.string().max(50).optional().catch(undefined),
  subjectId: z.uuid().optional().catch(undefined),
})
type Asked = z.output<typeof askedJobsSchema>

const MOST = 60

type Row = {
  id: string
  kind: string
  name: string
  state: JobState
  done: number
  total: number | null
  result: unknown
  cancelledAt: Date | null
  startedBy: string
}

const resultSchema = z.object({ messages: z.unknown(), href: z.string().nullable() })

/** The queue gives a job up that was interrupted again and again, and writes it to its own table only. */
const STATE = Prisma.sql`CASE WHEN j.state IN ('WAITING', 'RUNNING') AND (q.id IS NULL OR q.state = 'failed')
  THEN 'FAILED'::"JobState" ELSE j.state END`

/** The actor's jobs and those they oversee, newest first, at most sixty. */
export async function jobsFor(actor: Actor, asked: Asked, t: Translator): Promise<ShownJob[]> {
  const overseen = jobKinds
    .filter(({ oversees }) => can(actor, oversees))
    .flatMap(({ name, earlier }) => [name, earlier ?? []].flat())
  const rows = await db.$queryRaw<Row[]>`
    SELECT j.id, j.kind, j.name, ${STATE} AS state, j.done, j.total, j.result, j."cancelledAt", m.name AS "startedBy"
    FROM "Job" j JOIN "Member" m ON m.id = j."startedById"
    LEFT JOIN pgboss.job q ON q.name = ${MEMBER_QUEUE} AND q.id = j.id
    WHERE (j."startedById" = ${actor.id}::uuid OR j.kind = ANY(${overseen}))
      AND (${asked.kind ?? null}::text IS NULL OR j.kind = ${asked.kind ?? null})
      AND (${asked.subjectId ?? null}::uuid IS NULL OR j."subjectId" = ${asked.subjectId ?? null}::uuid)
    ORDER BY j."createdAt" DESC, j.id DESC LIMIT ${MOST}`
  return rows.map((row) => shown(row, t))
}

/** The number of the actor's own jobs that run or wait, without publications that wait for their day. */
export const countOpenJobs = (actor: Actor): Promise<number> =>
  db.job.count({
    where: { startedById: actor.id, endedAt: null, NOT: { kind: 'publish', state: 'WAITING' } },
  })

function shown({ kind, name, cancelledAt, result, ...row }: Row, t: Translator): ShownJob {
  const { messages, href } = resultSchema.safeParse(result).data ?? { messages: [], href: null }
  const known = knownKind(kind)
  const given = readMessages(messages)
  return {
    ...row,
    title: t(known ? message(`jobs.kinds.${known.name}`, { name }) : message('jobs.older')),
    isStopping: cancelledAt !== null && row.state === 'RUNNING',
    messages: (row.state === 'FAILED' && given.length === 0 ? [message('jobs.interrupted')] : given).map(
      (text) => t(text),
    ),
    href,
  }
}
