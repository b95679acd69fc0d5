import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { findCitable } from '@/lib/citations/finder'
import { finderSchema } from '@/lib/citations/finder-schema'

/** GET ?q= or ?name=: sources, names and passages that fit the typed words, or the sources of a name. */
export function GET(request: NextRequest) {
  const asked = finderSchema.parse({
    q: request.nextUrl.searchParams.get('q') ?? '',
    name: request.nextUrl.searchParams.get('name'),
  })
  return answer(request, (actor, t) => findCitable(actor, asked, t))
}
