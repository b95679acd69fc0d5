import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer, smallJson } from '@/app/api/answer'
import { createAuthority } from '@/lib/authorities/commands'
import { searchAuthorities } from '@/lib/authorities/queries'
import { authorityKinds } from '@/lib/authorities/schema'
import { lineOf } from '@/lib/text/characters'

const askedSchema = z.object({
  q: lineOf(200).catch(''),
  kind: z.enum(authorityKinds).nullable().catch(null),
})

/** GET ?q=&kind=: at most twenty names for a picker, best match first. */
export function GET(request: NextRequest) {
  const asked = askedSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  return answer(request, (actor) => searchAuthorities(actor, asked))
}

/** POST a name: 201 { id, name }; 409 with those of the same name, unless `distinct` is true; 422 with the fields. */
export function POST(request: Request) {
  return answer(request, async (actor) => createAuthority(actor, await smallJson(request)), 201)
}
