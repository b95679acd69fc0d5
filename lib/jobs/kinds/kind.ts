import type { z } from 'zod'
import type { Actor, Permission } from '@/lib/access'
import type { Prisma } from '@/lib/generated/prisma/client'
import { parseInput } from '@/lib/input'
import type { Message } from '@/lib/messages/message'

export type Progress = {
  /** In units of the kind: pages, copies. */
  done: number
  total: number
  /** Where an interrupted run goes on; the last one stays when this is missing. */
  position?: Prisma.InputJsonValue
}

/** The running work, as its job sees it. */
export type Work = {
  jobId: string
  /** Aborts when the job is cancelled, or the server stops. */
  signal: AbortSignal
  /** What an interrupted run reported last; null in the first run, and if it reported none. */
  position: unknown
  /** True when an earlier run was interrupted: some of the work can be done already. */
  isRepeated: boolean
  /** Tells how much is done. It is written within a second. */
  report: (progress: Progress) => void
}

/**
 * What a job answers when it is done: its result in sentences, the page that shows it, and what that page needs (`kept`), as long as the job is kept.
 * `later`: another one like it runs then.
 */
export type Result = {
  messages: readonly Message[]
  href?: string
  kept?: Prisma.InputJsonValue
  later?: { startAfter: Date; input: Prisma.InputJsonObject }
}

type Described = {
  /** Its key in messages (`jobs.kinds`). */
  name: JobName
  /** The name that jobs of the version before have. */
  earlier?: string
  /** Who can start it. */
  needs: Permission
  /** Who sees the jobs of other members, and can cancel them. */
  oversees: Permission
  /** Releases what a job has beside its row. It runs once when the job has ended, also when it never ran. */
  ended?: (jobId: string) => Promise<void>
}

export type JobName =
  | 'addCopy'
  | 'readAgain'
  | 'recognise'
  | 'bulk'
  | 'undoBulk'
  | 'publish'
  | 'checkImport'
  | 'import'
  | 'undoImport'

/**
 * A kind of work that a member can start. It runs in a server process as that member, after their role was read again. An interrupted run is
 * repeated, so what is done already must not be done twice. It fails by throwing one of the archive's errors.
 */
export type JobKind = Described & {
  /** The input as it is stored; `Invalid` when it isn't right. */
  accept: (input: unknown) => Prisma.InputJsonObject
  run: (actor: Actor, input: unknown, work: Work) => Promise<Result>
}

/** A kind whose input has a schema. What the schema gives is stored as JSON. */
export const jobKind = <Schema extends z.ZodType<Prisma.InputJsonObject>>({
  input: schema,
  run,
  ...described
}: Described & {
  input: Schema
  run: (actor: Actor, input: z.output<Schema>, work: Work) => Promise<Result>
}): JobKind => ({
  ...described,
  accept: (input) => parseInput(schema, input),
  run: (actor, input, work) => run(actor, schema.parse(input), work),
})
