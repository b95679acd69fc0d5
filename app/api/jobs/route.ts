import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { askedJobsSchema, jobsFor } from '@/lib/jobs/queries'

/** GET ?kind=&subjectId=: the jobs that the member started or oversees, newest first, as a page shows them. */
export function GET(request: NextRequest) {
  const asked = askedJobsSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  return answer(request, async (actor, t) => ({ jobs: await jobsFor(actor, asked, t) }))
}
