import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer, smallJson } from '@/app/api/answer'
import { parseInput } from '@/lib/input'
import { createSource } from '@/lib/sources/commands'
import { searchSources, sourcesById } from '@/lib/sources/queries'
import { lineOf } from '@/lib/text/characters'

const idsSchema = z.array(z.uuid()).max(200)

/** POST a source: 201 with it as a picker shows it; 422 with the faulty fields. The same id sent again makes no second one. */
export function POST(request: Request) {
  return answer(
    request,
    async (actor, t) => {
      const { id } = await createSource(actor, await smallJson(request, 256))
      const [made] = await sourcesById(actor, [id], t)
      return made
    },
    201,
  )
}

/** GET ?q=: at most twenty sources for a picker, with their copies. ?id=&id=: the existing sources among these ids. */
export function GET(request: NextRequest) {
  const ids = request.nextUrl.searchParams.getAll('id')
  if (ids.length > 0) return answer(request, (actor, t) => sourcesById(actor, parseInput(idsSchema, ids), t))
  const words = lineOf(200).catch('').parse(request.nextUrl.searchParams.get('q'))
  return answer(request, (actor, t) => searchSources(actor, words, t))
}
