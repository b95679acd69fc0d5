'use client'

import type { FormAction } from '@/components/desk/use-form'
import type { ShownJob } from '@/lib/jobs/schema'
import { JobEntry } from './JobEntry'
import { useJobs } from './use-jobs'

type Props = {
  jobs: readonly ShownJob[]
  /** Where they are asked for again: the address of GET /api/jobs with its parameters. */
  address: string
  /** How many jobs the page around has started; they are asked for when it changes. */
  started?: number
  cancel: FormAction
}

/** Jobs with their progress. It stays up to date while one of them runs; without JavaScript it is as of the time of the page. */
export function JobList({ jobs: given, address, started, cancel }: Props) {
  const jobs = useJobs(address, given, started)
  if (jobs.length === 0) return null
  return (
    <ul className="max-w-3xl border-t border-line">
      {jobs.map((job) => (
        <JobEntry key={job.id} job={job} cancel={cancel} />
      ))}
    </ul>
  )
}
