'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ask } from '@/components/api/client'
import { isOpenJob, type ShownJob, shownJobsSchema } from '@/lib/jobs/schema'

/** Milliseconds between two questions while a job runs. */
const AGAIN = 1500

/**
 * The jobs of a page, asked for again as long as one of them has not ended, and whenever `started` changes; a question that isn't answered is
 * repeated. When one ends, the page around them is loaded again. `given` replaces them when the page was loaded again.
 */
export function useJobs(address: string, given: readonly ShownJob[], started = 0): readonly ShownJob[] {
  const router = useRouter()
  const [asked, setAsked] = useState<{ given: readonly ShownJob[]; jobs: readonly ShownJob[] } | null>(null)
  const jobs = asked?.given === given ? asked.jobs : given
  const open = jobs.filter(isOpenJob).length
  useEffect(() => {
    if (open === 0 && started === 0) return
    const stop = new AbortController()
    const look = async () => {
      const answer = await ask(shownJobsSchema, address, { signal: stop.signal })
      if (stop.signal.aborted || 'refusal' in answer) return
      setAsked({ given, jobs: answer.done.jobs })
      if (answer.done.jobs.filter(isOpenJob).length < open) router.refresh()
    }
    if (started > 0) void look()
    const timer = open > 0 ? setInterval(look, AGAIN) : undefined
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [address, given, open, router, started])
  return jobs
}
