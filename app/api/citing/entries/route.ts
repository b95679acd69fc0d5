import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer } from '@/app/api/answer'
import { entriesOf } from '@/lib/citations/entries'
import { parseInput } from '@/lib/input'

const idsSchema = z.array(z.uuid()).max(200)

/** GET ?id=&id=: these sources as the list of sources of a record shows them to readers. */
export function GET(request: NextRequest) {
  return answer(request, (actor, t) =>
    entriesOf(actor, parseInput(idsSchema, request.nextUrl.searchParams.getAll('id')), t),
  )
}
