import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer } from '@/app/api/answer'
import { findRecords } from '@/lib/records/lists'
import { lineOf } from '@/lib/text/characters'

const askedSchema = z.object({ q: lineOf(200).catch('') })

/** GET ?q=: at most twenty records for a picker, by title and then by text, those changed last first. */
export function GET(request: NextRequest) {
  const { q } = askedSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  return answer(request, (actor) => findRecords(actor, q))
}
