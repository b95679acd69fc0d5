import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer } from '@/app/api/answer'
import { parseInput } from '@/lib/input'
import { searchSources, sourcesById } from '@/lib/sources/queries'
import { lineOf } from '@/lib/text/characters'

const idsSchema = z.array(z.uuid()).max(200)

/** GET ?q=: at most twenty sources for a picker, with their copies. ?id=&id=: the existing sources among these ids. */
export function GET(request: NextRequest) {
  const ids = request.nextUrl.searchParams.getAll('id')
  if (ids.length > 0) return answer(request, (actor, t) => sourcesById(actor, parseInput(idsSchema, ids), t))
  const words = lineOf(200).catch('').parse(request.nextUrl.searchParams.get('q'))
  return answer(request, (actor, t) => searchSources(actor, words, t))
}
