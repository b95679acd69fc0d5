import { z } from 'zod'

const jobStates = ['WAITING', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED'] as const

/** A job as a page shows it, its sentences in the reader's language. */
const shownJobSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(jobStates),
  done: z.int(),
  total: z.int().nullable(),
  startedBy: z.string(),
  /** True when it was cancelled and its running step goes on. */
  isStopping: z.boolean(),
  messages: z.array(z.string()),
  href: z.string().nullable(),
})
export type ShownJob = z.output<typeof shownJobSchema>
export const shownJobsSchema = z.object({ jobs: z.array(shownJobSchema) })

/** True for a job that has not ended. */
export const isOpenJob = ({ state }: Pick<ShownJob, 'state'>): boolean =>
  state === 'WAITING' || state === 'RUNNING'
