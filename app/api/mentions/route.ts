import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer } from '@/app/api/answer'
import { mentionable } from '@/lib/discussions/queries'
import { lineOf } from '@/lib/text/characters'

const askedSchema = z.object({ q: lineOf(80).catch(''), record: z.string().nullable().catch(null) })

/** GET ?q=&record=: at most eight members who can be mentioned on that record, or on a passage; 404 for a record the actor can't see. */
export function GET(request: NextRequest) {
  const { searchParams } = request.nextUrl
  const { q, record } = askedSchema.parse({
    q: searchParams.get('q') ?? '',
    record: searchParams.get('record'),
  })
  return answer(request, (actor) => mentionable(actor, record, q))
}
